package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.BitcoinPayload.Form;
import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import dev.countersign.model.value.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an output comes back to the wallet that pays: all inputs and the output take the same
 * form of script, the same number of signatures, and keys of the same of one's own extended keys.
 * One input of another wallet is enough to prove nothing; else a cosigner could add an input of
 * theirs alone, and take the change of the whole to the same place.
 */
final class ChangeProof {
  /** A wallet finds what it is paid by asking for one index after the other. */
  private static final long FARTHEST = 100_000;

  private static final long AHEAD = 1_000;

  private record Wallet(Form form, int threshold, Set<Bytes> accounts) {}

  private record Place(Wallet wallet, long index) {}

  private final KeySearch search;
  private @Nullable Wallet wallet;
  private String reason = "";
  private long highest;

  ChangeProof(BitcoinPayload payload, OwnKeys keys) {
    search = new KeySearch(keys);
    if (keys.isEmpty()) {
      reason = "no extended public keys of yours are known (bitcoinKeys in --known)";
      return;
    }
    for (int i = 0; i < payload.inputs().size() && reason.isEmpty(); i++) {
      BitcoinPayload.Input input = payload.inputs().get(i);
      Optional<Place> place = place(input.rule(), input.origins());
      if (place.isEmpty()) {
        reason = "the keys of input " + (i + 1) + " are not proven to be yours";
      } else if (wallet != null && !wallet.equals(place.get().wallet())) {
        reason = "the inputs do not all belong to one wallet";
      } else {
        wallet = place.get().wallet();
        highest = Math.max(highest, place.get().index());
      }
    }
  }

  /** Empty when the output is proven to come back; else why it is not, for a sentence. */
  Optional<String> objection(BitcoinPayload.Output output) {
    if (wallet == null || !reason.isEmpty()) {
      return Optional.of(reason.isEmpty() ? "nothing is spent" : reason);
    }
    if (output.rule() == null) {
      return Optional.of("its script does not follow from the keys given for it");
    }
    Optional<Place> place = place(output.rule(), output.origins());
    if (place.isEmpty()) {
      return Optional.of("its keys do not derive from yours at the path claimed for them");
    }
    if (!place.get().wallet().equals(wallet)) {
      return Optional.of(
          "it takes other keys, fewer or more signatures, or another form of script than the inputs");
    }
    long index = place.get().index();
    return index > Math.max(FARTHEST, highest + AHEAD)
        ? Optional.of("its index " + index + " is so high that a wallet would not look there")
        : Optional.empty();
  }

  private Optional<Place> place(@Nullable SpendingRule rule, List<KeyOrigin> origins) {
    return rule == null
        ? Optional.empty()
        : search
            .find(rule, origins)
            .map(found ->
                new Place(
                    new Wallet(rule.form(), rule.threshold(), found.accounts()), found.index()));
  }
}
