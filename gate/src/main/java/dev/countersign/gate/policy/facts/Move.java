package dev.countersign.gate.policy.facts;

import org.jspecify.annotations.Nullable;

/**
 * Who does what with which asset, from where to where: what one decision and the record of earlier
 * ones have in common.
 *
 * @param asset null where nothing moves, or where it is not known
 * @param destination null where there is none, or where it is not known
 */
public record Move(
    Action action,
    @Nullable AssetFacts asset,
    InitiatorFacts initiator,
    WalletFacts wallet,
    @Nullable DestinationFacts destination,
    Names names) {

  /**
   * The names of what stands on its sides, which is made once, as many rules ask for them.
   *
   * @param asset null where there is none, or where it is not known
   * @param destination null where there is none, or where it is not known
   */
  public record Names(
      String initiator, String wallet, @Nullable String destination, @Nullable String asset) {}

  /** With the names of those. */
  static Move of(
      Action action,
      @Nullable AssetFacts asset,
      InitiatorFacts initiator,
      WalletFacts wallet,
      @Nullable DestinationFacts destination) {
    return new Move(
        action,
        asset,
        initiator,
        wallet,
        destination,
        new Names(
            initiator.key(),
            wallet.key(),
            destination == null ? null : destination.key(),
            asset == null ? null : asset.id()));
  }
}
