package dev.countersign.gate.intent;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for. Every field that is given must equal the payload's; a field that is null
 * was left open.
 *
 * @param wallet whose assets move
 * @param asset what moves; for {@link Action#CONTROL} null
 * @param amount exact, in smallest units
 * @param destination who receives (TRANSFER), may take (APPROVE), or gains control (CONTROL; who
 *     loses it where nobody gains any)
 * @param bitcoinDestination the address as text where the asset is Bitcoin
 * @param changes for CONTROL: the kinds of effect asked for, such as {@code owner-added}
 * @param site for SIGN_IN: the host that is signed in to, as the message names it
 */
public record Intent(
    Action action,
    @Nullable Long chainId,
    @Nullable Address wallet,
    @Nullable IntentAsset asset,
    @Nullable Amount amount,
    @Nullable Address destination,
    @Nullable String bitcoinDestination,
    List<String> changes,
    String purpose,
    String reference,
    @Nullable String site) {
  /** Copies the list. */
  public Intent {
    changes = List.copyOf(changes);
  }

  /** One of anything but a sign-in. */
  public Intent(
      Action action,
      @Nullable Long chainId,
      @Nullable Address wallet,
      @Nullable IntentAsset asset,
      @Nullable Amount amount,
      @Nullable Address destination,
      @Nullable String bitcoinDestination,
      List<String> changes,
      String purpose,
      String reference) {
    this(
        action,
        chainId,
        wallet,
        asset,
        amount,
        destination,
        bitcoinDestination,
        changes,
        purpose,
        reference,
        null);
  }

  /** What kind of thing was asked for. */
  public enum Action {
    /** An asset goes to a destination. */
    TRANSFER,
    /** A spender may take up to an amount. */
    APPROVE,
    /** Owners, modules, ownership and the like change. */
    CONTROL,
    /** A site is signed in to (EIP-4361). */
    SIGN_IN;

    /** As files and documents write it, such as {@code sign-in}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The asset asked for: the chain's coin, Bitcoin, or a token contract. */
  public sealed interface IntentAsset {
    /** The chain's own coin. */
    record Coin() implements IntentAsset {}

    /** Bitcoin. */
    record Bitcoin() implements IntentAsset {}

    /** A token by its contract. */
    record Token(Address contract) implements IntentAsset {}
  }
}
