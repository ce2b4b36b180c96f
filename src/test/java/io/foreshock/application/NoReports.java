package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.RefusedReport;
import java.util.List;

/** The reports of a service whose markets have no sources. */
final class NoReports implements PriceReportStore {

  @Override
  public List<Outcome> append(List<Judged> reports) {
    throw new IllegalStateException("no market has sources");
  }

  @Override
  public List<PriceReport> accepted(MarketId marketId) {
    return List.of();
  }

  @Override
  public List<RefusedReport> refused(MarketId marketId, int limit) {
    return List.of();
  }
}
