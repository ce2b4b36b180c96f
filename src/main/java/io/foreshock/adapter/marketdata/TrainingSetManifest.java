package io.foreshock.adapter.marketdata;

import io.foreshock.market.CleaningRule;
import io.foreshock.market.HolidayRepeats;
import io.foreshock.market.UnadjustedSpinOff;
import java.util.List;

/**
 * What a training set says of itself.
 *
 * @param name name of the set and of its folder
 * @param title one line for people
 * @param file name of the data file inside the folder
 * @param sha256 hash of the data file, lower-case hexadecimal
 * @param rows rows of the data file, without the header
 * @param droppedRows rows that the cleaning rules leave out
 * @param firstTimestamp earliest timestamp of the data file
 * @param lastTimestamp latest timestamp of the data file
 * @param columns header of the data file
 * @param barLengthMs length of the bars, milliseconds
 * @param source carrier of the facts: package, version and file
 * @param licence licence of the carrier
 * @param cleaning rules applied at load, in this order
 * @param knownDefects what is known to be wrong, one sentence each
 */
public record TrainingSetManifest(
    String name,
    String title,
    String file,
    String sha256,
    long rows,
    long droppedRows,
    String firstTimestamp,
    String lastTimestamp,
    List<String> columns,
    long barLengthMs,
    String source,
    String licence,
    List<CleaningRule> cleaning,
    List<String> knownDefects) {

  /** Copies the lists. */
  public TrainingSetManifest {
    columns = List.copyOf(columns);
    cleaning = List.copyOf(cleaning);
    knownDefects = List.copyOf(knownDefects);
  }

  /**
   * Reads a manifest.
   *
   * @param json its text
   * @param path name for messages
   * @throws IllegalArgumentException naming the path and the field at fault
   */
  public static TrainingSetManifest parse(String json, String path) {
    JsonFields manifest = JsonFields.parse(json, path);
    return new TrainingSetManifest(
        manifest.text("name"),
        manifest.text("title"),
        manifest.text("file"),
        manifest.text("sha256"),
        manifest.integer("rows"),
        manifest.integer("droppedRows"),
        manifest.text("firstTimestamp"),
        manifest.text("lastTimestamp"),
        manifest.texts("columns"),
        manifest.integer("barLengthMs"),
        manifest.text("source"),
        manifest.text("licence"),
        manifest.objects("cleaning").stream().map(TrainingSetManifest::rule).toList(),
        manifest.texts("knownDefects"));
  }

  private static CleaningRule rule(JsonFields rule) {
    String name = rule.text("rule");
    return switch (name) {
      case HolidayRepeats.NAME -> new HolidayRepeats();
      case UnadjustedSpinOff.NAME ->
          new UnadjustedSpinOff(
              rule.text("symbol"),
              Timestamps.parse(rule.text("at")),
              rule.constant("keep", UnadjustedSpinOff.Kept.class));
      default ->
          throw new IllegalArgumentException(
              rule.source() + ": no cleaning rule is named '" + name + "'");
    };
  }
}
