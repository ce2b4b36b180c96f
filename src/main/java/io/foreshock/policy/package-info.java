/**
 * From forecast to margin: what a venue may apply. Target, anti-procyclicality, guard rails, the
 * haircut schedule and the attribution that explains each number. Everything is integer parts per
 * million of notional; the only {@code double} enters through {@link io.foreshock.policy.Ppm} and
 * {@link io.foreshock.policy.HaircutSchedule} and is rounded up there. Depends on the market and
 * regime names alone and knows neither REST nor storage; portfolio, publication, application and
 * adapters may depend on it.
 */
@NullMarked
package io.foreshock.policy;

import org.jspecify.annotations.NullMarked;
