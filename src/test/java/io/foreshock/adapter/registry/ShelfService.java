package io.foreshock.adapter.registry;

import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.StageMove.Cause;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service with one shipped edition and three in the shadow: two of them have known nothing of the
 * last year of the bundled S&amp;P 500 history, one all but its last days.
 */
public final class ShelfService implements QuarkusTestProfile {

  /** The shipped edition. */
  public static final ModelReference SHIPPED = ShelfExample.SHIPPED;

  /** Scored for long enough; stays in the shadow in every test. */
  public static final ModelReference WATCHED = new ModelReference("trees-exchange", "2019-12-31");

  /** Scored for long enough. */
  public static final ModelReference READY = new ModelReference("net-exchange", "2019-06-30");

  /** Not scored for long enough. */
  public static final ModelReference YOUNG = new ModelReference("net-exchange", "2020-03-31");

  @Override
  public Map<String, String> getConfigOverrides() {
    Path root =
        Path.of(
                "target",
                "shelf-service-" + ProcessHandle.current().info().startInstant().orElseThrow())
            .toAbsolutePath();
    Path home = root.resolve("home");
    Path own = root.resolve("own");
    if (!Files.exists(root)) { // the overrides are asked for more than once
      fill(root, home.resolve("models"), own);
    }
    return Map.of(
        "foreshock.home", home.toString(),
        "foreshock.models.own-directory", own.toString(),
        "quarkus.arc.exclude-types", "io.foreshock.adapter.bootstrap.TestModels");
  }

  private static void fill(Path root, Path shipped, Path own) {
    new ModelFolder(shipped);
    FileModelShelf shelf = new FileModelShelf(shipped, own);
    for (ModelReference reference : List.of(WATCHED, READY, YOUNG)) {
      putInTheShadow(shelf, root.resolve("trained-" + reference.version()), reference);
    }
  }

  private static void putInTheShadow(FileModelShelf shelf, Path folder, ModelReference reference) {
    Path trained = ShelfExample.artifact(folder, reference, reference.version() + "T23:59:59.999Z");
    shelf.add(trained.toString(), ShelfExample.report(reference), 10);
    shelf.move(List.of(ShelfExample.change(reference, ModelStage.SHADOW, Cause.JUDGED, 11)));
  }
}
