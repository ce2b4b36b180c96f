package io.foreshock.training;

/**
 * Where a training set is from.
 *
 * @param name name of the set
 * @param sha256 hash of its data file, 64 hexadecimal digits
 * @param rows rows of the data file
 * @param firstTimestamp earliest timestamp, ISO-8601
 * @param lastTimestamp latest timestamp, ISO-8601; what lies after knownUntil is not read
 * @param source carrier of the facts
 * @param licence licence of the carrier, or how else the data can be had
 * @param bundled whether the set comes with the project
 */
public record DataSource(
    String name,
    String sha256,
    long rows,
    String firstTimestamp,
    String lastTimestamp,
    String source,
    String licence,
    boolean bundled) {}
