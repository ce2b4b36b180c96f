package io.foreshock;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of docs/architecture.md that a compiler does not know. */
@AnalyzeClasses(packages = "io.foreshock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ADAPTERS = "io.foreshock.adapter..";
  private static final String BOOTSTRAP = "io.foreshock.adapter.bootstrap..";

  @ArchTest
  static final ArchRule core_dependsOn_jdkAndNumericLibrariesOnly =
      classes()
          .that()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "org.hipparchus..", "io.foreshock..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule core_dependsOn_noAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ADAPTERS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule smile_usedBy_itsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.foreshock.adapter.smile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("smile..");

  @ArchTest
  static final ArchRule deeplearning4j_usedBy_itsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.foreshock.adapter.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule bouncyCastle_usedBy_itsAdapterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.foreshock.adapter.signing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule program_usesNo_secondHttpClient =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .because(
              "java.net.http makes the native image some 2 MB larger, and HttpURLConnection is in it"
                  + " anyway");

  @ArchTest
  static final ArchRule adapters_dependOn_noOtherAdapter =
      slices()
          .matching("io.foreshock.adapter.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(resideInAPackage(BOOTSTRAP), alwaysTrue())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_formNoCycle =
      slices().matching("io.foreshock.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule core_readsNo_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule core_drawsNo_unseededRandomness =
      noClasses()
          .that()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule core_doesNo_inputOutputOrLogging =
      noClasses()
          .that()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.nio.file..",
                  "java.nio.channels..",
                  "java.net..",
                  "java.sql..",
                  "javax.sql..",
                  "java.util.logging..",
                  "org.slf4j..",
                  "org.jboss.logging.."))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.Logger.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InputStream.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|.*Reader|.*Writer)")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule market_knows_nothingBelow =
      unaware(
          "market",
          "feature",
          "forecast",
          "evaluation",
          "policy",
          "portfolio",
          "systemic",
          "publication",
          "model",
          "training",
          "application");

  @ArchTest
  static final ArchRule feature_knows_noModelsNoPolicy =
      unaware(
          "feature",
          "forecast",
          "evaluation",
          "policy",
          "portfolio",
          "systemic",
          "publication",
          "model",
          "training",
          "application");

  @ArchTest
  static final ArchRule forecast_knows_notHowModelsWereTrained =
      unaware(
          "forecast",
          "evaluation",
          "policy",
          "portfolio",
          "publication",
          "training",
          "application");

  @ArchTest
  static final ArchRule evaluation_knows_noPolicyInternals =
      unaware("evaluation", "policy", "portfolio", "publication", "training", "application");

  @ArchTest
  static final ArchRule policy_knows_nothingDownstream =
      unaware("policy", "portfolio", "publication", "training", "application");

  @ArchTest
  static final ArchRule portfolio_knows_noPublication =
      unaware("portfolio", "publication", "training", "application");

  @ArchTest
  static final ArchRule systemic_knows_noPublication =
      unaware("systemic", "publication", "training", "application");

  @ArchTest
  static final ArchRule publication_knows_noTraining =
      unaware("publication", "training", "application");

  @ArchTest
  static final ArchRule model_knows_noTrainers = unaware("model", "training", "application");

  @ArchTest static final ArchRule training_knows_noUseCase = unaware("training", "application");

  /** A core package must not depend on the named other ones. */
  private static ArchRule unaware(String name, String... others) {
    String[] forbidden = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      forbidden[i] = "io.foreshock." + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("io.foreshock." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true);
  }
}
