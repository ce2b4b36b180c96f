package io.foreshock.adapter.cli.report;

/**
 * Where the figures of a report come from, so that each of them can be traced and made again.
 *
 * @param command command line, without options that change no figure
 * @param bars file of bars, as it was given
 * @param sha256 SHA-256 of that file, 64 hexadecimal digits
 * @param program name and version of the program
 */
public record ReportSource(String command, String bars, String sha256, String program) {}
