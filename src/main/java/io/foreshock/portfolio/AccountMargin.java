package io.foreshock.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures many accounts, one after the other: the same margin as {@link PortfolioMargin}, without
 * the parts that only an answer to a person needs. Positions are quantities times the shared gains
 * of their contracts, so of an account only its sums are computed. The arrays it works on are kept
 * from account to account. Not safe for threads: each has its own.
 *
 * <p>Sums are formed in another order, so an amount can differ from the other class's in its last
 * bits, and by one micro-dollar where these decide on rounding up.
 */
public final class AccountMargin {

  private final GroupMeasure group = new GroupMeasure();

  /** Returns what an account needs and has. */
  public AccountNumbers measure(AccountBook book) {
    return measure(book, book.quantities());
  }

  /**
   * Returns what an account would need and have after trades at the marks, which cost nothing here.
   *
   * @param quantities what it then holds of each position
   */
  AccountNumbers measure(AccountBook book, double[] quantities) {
    Requirement.Components initial = components(book, quantities, true);
    Requirement.Components maintenance = components(book, quantities, false);
    return new AccountNumbers(
        initial,
        maintenance.totalUsd6() <= initial.totalUsd6() ? maintenance : initial,
        MicroDollars.roundedDown(book.gainUsd() + collateralUsd(book, quantities)));
  }

  private Requirement.Components components(
      AccountBook book, double[] quantities, boolean opening) {
    double shortfall = 0.0;
    double floor = 0.0;
    double liquidity = 0.0;
    double concentration = 0.0;
    for (int place = 0; place < book.gains().groups(); place++) {
      group.measure(book, place, quantities, opening);
      shortfall += group.risk();
      floor += Math.max(group.floorExcessUsd(), -group.risk()); // a sure gain needs nothing
      liquidity += group.liquidityUsd();
      concentration += group.concentrationUsd();
    }
    return new Requirement.Components(
        MicroDollars.roundedUp(shortfall),
        MicroDollars.roundedUp(floor),
        MicroDollars.roundedUp(liquidity),
        MicroDollars.roundedUp(concentration));
  }

  private double collateralUsd(AccountBook book, double[] quantities) {
    List<JointLosses> losses = new ArrayList<>();
    if (book.holdsMarkets()) {
      AccountBook all = book.amongCollateral();
      for (int place = 0; place < all.gains().groups(); place++) {
        group.measure(all, place, quantities, true);
        losses.add(group.losses());
      }
    }
    return Collateral.of(book.holdings(), new WrongWay(losses)).valueUsd();
  }

  /**
   * Returns by how much initial margin grows with one more unit of each position, dollars (L.
   * Euler's theorem: quantities times these sum to the margin before size is charged). Where the
   * margin has a kink, one of its slopes.
   *
   * @param quantities what is held of each position
   */
  double[] slopesUsd(AccountBook book, double[] quantities) {
    double[] slopes = new double[quantities.length];
    for (int place = 0; place < book.gains().groups(); place++) {
      group.measure(book, place, quantities, true);
      GroupSlopes ofGroup = new GroupSlopes(group);
      for (int i = 0; i < slopes.length; i++) {
        JointGains.Place of = book.place(i);
        if (of.group() == place) {
          slopes[i] = ofGroup.slopeUsd(of.market(), book.contract(i));
        }
      }
    }
    return slopes;
  }
}
