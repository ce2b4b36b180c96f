package io.foreshock.training;

import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;

/**
 * One market's bars to train on.
 *
 * @param source the set they are from
 * @param market the market
 * @param bars accepted bars
 */
public record TrainingSeries(DataSource source, Market market, PriceSeries bars) {}
