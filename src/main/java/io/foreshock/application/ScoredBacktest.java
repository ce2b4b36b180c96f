package io.foreshock.application;

import io.foreshock.evaluation.BacktestReport;
import java.util.Optional;

/**
 * The judgement of a backtest, days out of sample and in sample apart.
 *
 * @param outOfSample days served by an edition that knew nothing of them; empty without one
 * @param inSample days before the oldest edition, under documented defaults; empty without one
 */
public record ScoredBacktest(
    Optional<BacktestReport> outOfSample, Optional<BacktestReport> inSample) {}
