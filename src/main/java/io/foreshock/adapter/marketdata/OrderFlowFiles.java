package io.foreshock.adapter.marketdata;

/**
 * What was read of the files behind bars of order flow.
 *
 * @param quotes of the file of quotes; no rows where there was none
 * @param trades of the file of trades; no rows where there was none
 */
public record OrderFlowFiles(ReadEvents quotes, ReadEvents trades) {}
