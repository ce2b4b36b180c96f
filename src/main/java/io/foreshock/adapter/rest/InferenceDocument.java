package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.foreshock.application.LearnedScorer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the Open Inference Protocol v2 sends, in its own names. */
final class InferenceDocument {

  static final String INPUT = "features";
  static final String LOG_VARIANCE = "log_variance";
  static final String VARIANCE = "variance";
  static final String DATATYPE = "FP64";

  private static final long ANY = -1;

  private InferenceDocument() {}

  /** The server. */
  @RegisterForReflection
  @Schema(name = "InferenceServer")
  record Server(
      @Schema(examples = "foreshock") String name, String version, List<String> extensions) {}

  /** Whether the server lives. */
  @RegisterForReflection
  @Schema(name = "InferenceLive")
  record Live(boolean live) {}

  /** Whether the server, or a model, can be asked. */
  @RegisterForReflection
  @Schema(name = "InferenceReady")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ready(
      @Schema(description = "The model, where one was asked for.") @Nullable String name,
      boolean ready) {}

  /** An error. */
  @RegisterForReflection
  @Schema(name = "InferenceError")
  record Failure(@Schema(examples = "inputs[0].datatype must be FP64, was 'FP32'") String error) {}

  /** A model. */
  @RegisterForReflection
  @Schema(name = "InferenceModel")
  record Model(
      @Schema(examples = "classical-crypto.crypto.trees-pot") String name,
      @Schema(description = "Editions in service, the oldest first.") List<String> versions,
      @Schema(examples = "foreshock_trees") String platform,
      List<InputTensor> inputs,
      List<TensorForm> outputs) {

    static Model of(LearnedScorer scorer, List<String> versions) {
      return new Model(
          scorer.name(),
          versions,
          "foreshock_" + scorer.kind().name().toLowerCase(Locale.ROOT),
          List.of(new InputTensor(INPUT, DATATYPE, shape(scorer), new InputNames(scorer.inputs()))),
          List.of(
              new TensorForm(LOG_VARIANCE, DATATYPE, List.of(ANY)),
              new TensorForm(VARIANCE, DATATYPE, List.of(ANY))));
    }

    private static List<Long> shape(LearnedScorer scorer) {
      long width = scorer.inputs().size();
      return switch (scorer.kind()) {
        case TREES -> List.of(ANY, width);
        case NETS -> List.of(ANY, (long) scorer.rows(), width);
      };
    }
  }

  /** Form of an input. */
  @RegisterForReflection
  @Schema(name = "InferenceInputForm")
  record InputTensor(
      @Schema(examples = INPUT) String name,
      @Schema(examples = DATATYPE) String datatype,
      @Schema(description = "Forecasts, days of a window for nets, inputs; -1 is any number.")
          List<Long> shape,
      InputNames parameters) {}

  /** Names of what stands in a row. */
  @RegisterForReflection
  @Schema(name = "InferenceInputNames")
  record InputNames(
      @Schema(description = "Inputs in the order of the last dimension.") List<String> features) {}

  /** Form of an output. */
  @RegisterForReflection
  @Schema(name = "InferenceOutputForm")
  record TensorForm(
      @Schema(examples = LOG_VARIANCE) String name,
      @Schema(examples = DATATYPE) String datatype,
      List<Long> shape) {}

  /** An answer. */
  @RegisterForReflection
  @Schema(name = "InferenceAnswer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @JsonProperty("model_name") String modelName,
      @JsonProperty("model_version") String modelVersion,
      @Schema(description = "As it was asked with; left out where it was not.") @Nullable String id,
      List<Output> outputs) {}

  /** An output. */
  @RegisterForReflection
  @Schema(name = "InferenceOutput")
  record Output(
      @Schema(examples = LOG_VARIANCE) String name,
      List<Integer> shape,
      @Schema(examples = DATATYPE) String datatype,
      List<Double> data) {}

  /** What an inference is asked for with. */
  @Schema(name = "InferenceRequest")
  record Asked(
      @Schema(description = "Comes back with the answer.") @Nullable String id,
      @Schema(required = true) List<AskedInput> inputs,
      @Schema(description = "Outputs wanted; absent: all.") @Nullable List<AskedOutput> outputs) {}

  /** The input. */
  @Schema(name = "InferenceRequestInput")
  record AskedInput(
      @Schema(required = true, examples = INPUT) String name,
      @Schema(required = true, examples = "[1, 15]") List<Integer> shape,
      @Schema(required = true, examples = DATATYPE) String datatype,
      @Schema(required = true, description = "Numbers row by row, or nested as the shape says.")
          List<Double> data) {}

  /** An output that is wanted. */
  @Schema(name = "InferenceRequestOutput")
  record AskedOutput(@Schema(required = true, examples = LOG_VARIANCE) String name) {}
}
