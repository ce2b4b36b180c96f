package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.adapter.registry.LearnedService;
import io.foreshock.application.ActiveModels;
import io.foreshock.application.LearnedScorer;
import io.foreshock.application.LearnedScorers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol v2 over the shipped learned models. */
@QuarkusTest
@TestProfile(LearnedService.class)
class InferenceTest {

  private static final String TREES = "classical-crypto.crypto.trees-pot";
  private static final String NETS = "classical-crypto.crypto.net-pot";
  private static final String VERSION = "2022-12-31";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LearnedScorers SCORERS =
      new LearnedScorers(new ActiveModels(LearnedService::models, Map.of()));

  private static LearnedScorer scorer(String name) {
    return SCORERS.of(name, VERSION).orElseThrow();
  }

  /** Seeded rows; every digit of a number is written and read. */
  private static double[][][] windows(LearnedScorer scorer, int count) {
    Random random = new Random(count);
    double[][][] windows = new double[count][scorer.rows()][scorer.inputs().size()];
    for (double[][] window : windows) {
      for (double[] row : window) {
        Arrays.setAll(row, column -> 2.0 * random.nextGaussian() - (column < 4 ? 6.0 : 0.0));
      }
    }
    return windows;
  }

  private static String flat(double[][][] windows) {
    return Arrays.stream(windows)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String nested(LearnedScorer scorer, double[][][] windows) {
    return scorer.kind() == LearnedScorer.Kind.NETS
        ? Arrays.deepToString(windows)
        : Arrays.stream(windows)
            .map(window -> Arrays.toString(window[0]))
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String shape(LearnedScorer scorer, int count) {
    int width = scorer.inputs().size();
    return scorer.kind() == LearnedScorer.Kind.NETS
        ? "[" + count + "," + scorer.rows() + "," + width + "]"
        : "[" + count + "," + width + "]";
  }

  private static String request(String shape, String data, String more) {
    return "{\"inputs\":[{\"name\":\"features\",\"shape\":"
        + shape
        + ",\"datatype\":\"FP64\",\"data\":"
        + data
        + "}]"
        + more
        + "}";
  }

  private static Response post(String path, String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v2/models/" + path);
  }

  private static List<Double> numbers(Response answer, int output) throws IOException {
    JsonNode data = MAPPER.readTree(answer.asString()).at("/outputs/" + output + "/data");
    List<Double> numbers = new ArrayList<>();
    data.forEach(number -> numbers.add(number.doubleValue()));
    return numbers;
  }

  @Test
  void server_tellsItselfAndThatItIsReady() {
    get("/v2").then().statusCode(200).body("name", equalTo("foreshock"));
    get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
    get("/v2/health/ready")
        .then()
        .statusCode(200)
        .body("ready", equalTo(true))
        .body("$", not(hasKey("name")));
  }

  @Test
  void model_trees_namesItsInputs() {
    get("/v2/models/" + TREES)
        .then()
        .statusCode(200)
        .body("name", equalTo(TREES))
        .body("versions", contains("2021-06-30", VERSION))
        .body("platform", equalTo("foreshock_trees"))
        .body("inputs", hasSize(1))
        .body("inputs[0].name", equalTo("features"))
        .body("inputs[0].datatype", equalTo("FP64"))
        .body("inputs[0].shape", contains(-1, 15))
        .body("inputs[0].parameters.features", equalTo(scorer(TREES).inputs()))
        .body("inputs[0].parameters.features", hasItem("logVarianceDay"))
        .body("outputs.name", contains("log_variance", "variance"))
        .body("outputs[0].shape", contains(-1));
  }

  @Test
  void version_nets_hasTheDaysOfItsWindow() {
    get("/v2/models/" + NETS + "/versions/" + VERSION)
        .then()
        .statusCode(200)
        .body("platform", equalTo("foreshock_nets"))
        .body("inputs[0].shape", contains(-1, scorer(NETS).rows(), 15));
    get("/v2/models/" + NETS + "/ready").then().statusCode(200).body("ready", equalTo(true));
    get("/v2/models/" + NETS + "/versions/" + VERSION + "/ready")
        .then()
        .statusCode(200)
        .body("name", equalTo(NETS));
  }

  @ParameterizedTest
  @ValueSource(strings = {TREES, NETS})
  void infer_flatOrNested_isTheScorersOwnNumberToTheBit(String name) throws IOException {
    LearnedScorer scorer = scorer(name);
    double[][][] windows = windows(scorer, 20);
    for (String data : List.of(flat(windows), nested(scorer, windows))) {
      Response answer =
          post(
              name + "/versions/" + VERSION + "/infer",
              request(shape(scorer, 20), data, ",\"id\":\"ein Tag, σ\""));
      answer
          .then()
          .statusCode(200)
          .body("model_name", equalTo(name))
          .body("model_version", equalTo(VERSION))
          .body("id", equalTo("ein Tag, σ"))
          .body("outputs.name", contains("log_variance", "variance"))
          .body("outputs[1].datatype", equalTo("FP64"))
          .body("outputs[1].shape", contains(20));
      for (int i = 0; i < windows.length; i++) {
        double expected = scorer.logVariance(windows[i]);
        assertThat(Double.doubleToRawLongBits(numbers(answer, 0).get(i)))
            .isEqualTo(Double.doubleToRawLongBits(expected));
        assertThat(Double.doubleToRawLongBits(numbers(answer, 1).get(i)))
            .isEqualTo(Double.doubleToRawLongBits(scorer.variance(expected)));
      }
    }
  }

  @Test
  void infer_withoutVersion_isTheNewestAndAnswersWhatIsWanted() {
    LearnedScorer scorer = scorer(TREES);
    String data = flat(windows(scorer, 1));
    Response answer =
        post(
            TREES + "/infer",
            request(shape(scorer, 1), data, ",\"outputs\":[{\"name\":\"variance\"}]"));
    answer
        .then()
        .statusCode(200)
        .body("model_version", equalTo(VERSION))
        .body("outputs.name", contains("variance"))
        .body("$", not(hasKey("id")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nobody", "classical-exchange.index.trees-pot", TREES + "/versions/2020-12-31"})
  void model_unknown_isAnErrorOfTheProtocol(String path) {
    for (Response answer :
        List.of(
            get("/v2/models/" + path),
            get("/v2/models/" + path + "/ready"),
            post(path + "/infer", "{}"))) {
      answer
          .then()
          .statusCode(404)
          .contentType(ContentType.JSON)
          .body("error", containsString("there is no model '"))
          .body("error", containsString(TREES + "/" + VERSION));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|the body must be a JSON object, was []",
        "{|not well-formed JSON",
        "{}|inputs must be an array of one tensor, was not there",
        "{\"inputs\":[]}|inputs must be an array of one tensor, was []",
        "{\"inputs\":[{\"name\":\"x\"}]}|inputs[0].name must be features, was \"x\"",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\"}]}"
            + "|inputs[0].datatype must be FP64, was \"FP32\"",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,14]}]}"
            + "|inputs[0].shape must be [1 to 1024, 15], was [1,14]",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[0,15]}]}"
            + "|inputs[0].shape must be [1 to 1024, 15], was [0,15]",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1025,15]}]}"
            + "|inputs[0].shape must be [1 to 1024, 15], was [1025,15]",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1.5,15]}]}"
            + "|inputs[0].shape must be [1 to 1024, 15], was [1.5,15]",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15]}]}"
            + "|inputs[0].data must be an array of 15 as inputs[0].shape says, was not there",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15],\"data\":[1]}]}"
            + "|inputs[0].data must be an array of 15 as inputs[0].shape says, had 1",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15],\"data\":[[1]]}]}"
            + "|inputs[0].data[0] must be an array of 15 as inputs[0].shape says, had 1",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15],"
            + "\"data\":[[1,2,\"3\",4,5,6,7,8,9,10,11,12,13,14,15]]}]}"
            + "|inputs[0].data[0][2] must be a finite number, was \"3\"",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15],"
            + "\"data\":[1,1e999,3,4,5,6,7,8,9,10,11,12,13,14,15]}]}"
            + "|inputs[0].data[1] must be a finite number",
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[1,15],"
            + "\"data\":[1,1e300,3,4,5,6,7,8,9,10,11,12,13,14,15]}]}"
            + "|inputs[0].data gives no finite forecast 0",
        "{\"inputs\":[{}],\"id\":7}|id must be a text of at most 200 characters, was 7",
      })
  void infer_badRequest_namesTheFieldAndShowsTheValue(String body, String error) {
    post(TREES + "/infer", body)
        .then()
        .statusCode(400)
        .contentType(ContentType.JSON)
        .body("error", containsString(error));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|outputs must be an array of one or two, was {}",
        "[]|outputs must be an array of one or two, was []",
        "[{\"name\":\"x\"}]|outputs[0].name must be log_variance or variance, each once, was \"x\"",
        "[{\"name\":\"variance\"},{\"name\":\"variance\"}]|outputs[1].name must be",
      })
  void infer_otherOutputs_areRefused(String outputs, String error) {
    LearnedScorer scorer = scorer(TREES);
    String more = ",\"outputs\":" + outputs;
    post(TREES + "/infer", request(shape(scorer, 1), flat(windows(scorer, 1)), more))
        .then()
        .statusCode(400)
        .body("error", containsString(error));
  }

  @Test
  void infer_asManyForecastsAsThereMayBe_areAnswered() {
    String ones =
        IntStream.range(0, 1_024 * 15)
            .mapToObj(i -> "1")
            .collect(Collectors.joining(",", "[", "]"));
    post(TREES + "/infer", request("[1024,15]", ones, ""))
        .then()
        .statusCode(200)
        .body("outputs[0].data", hasSize(1_024));
  }
}
