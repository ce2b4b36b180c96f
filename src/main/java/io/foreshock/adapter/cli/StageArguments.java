package io.foreshock.adapter.cli;

import io.foreshock.application.PromoteModel;
import io.foreshock.model.ModelReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a promotion and a rollback are told: which edition, and why. */
public final class StageArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "MODEL/VERSION",
      converter = ReferenceConverter.class,
      description = "The edition, as 'foreshock models' lists it.")
  private @Nullable ModelReference reference;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      converter = ReasonConverter.class,
      description = "Why, one line of at most 200 characters; it is kept with the move.")
  private String reason = "";

  /** Reads the name of an edition. */
  static final class ReferenceConverter implements CommandLine.ITypeConverter<ModelReference> {
    @Override
    public ModelReference convert(String text) {
      return checked(text, ModelReference::of);
    }
  }

  /** Checks a reason. */
  static final class ReasonConverter implements CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return checked(text, PromoteModel::requireReason);
    }
  }

  private static <T> T checked(String text, Function<String, T> check) {
    try {
      return check.apply(text);
    } catch (IllegalArgumentException bad) {
      throw new CommandLine.TypeConversionException(OneLine.of(bad));
    }
  }

  /** Returns the edition. */
  ModelReference reference() {
    if (reference == null) {
      throw new IllegalStateException("read before the command line was");
    }
    return reference;
  }

  /** Returns why. */
  String reason() {
    return reason;
  }

  /** Returns the fault of a command line that names an edition which is not there. */
  ParameterException unknown(PromoteModel.UnknownModelException failure) {
    return new ParameterException(command.commandLine(), OneLine.of(failure), failure);
  }
}
