package dev.countersign.watch.wallet;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Address;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what changed in who controls a wallet. Code that is replaced leaves no event behind; the
 * state tells, whatever the way to it was.
 */
public final class ControlJudge {
  private ControlJudge() {}

  /**
   * Judges a change.
   *
   * @param answered whether everything that the wallet did since then was countersigned, and
   *     something was
   */
  public static Optional<Alert> judge(
      OwnWallet wallet,
      Control before,
      Control after,
      boolean answered,
      BlockHeader block,
      Instant at) {
    List<String> changes = changes(before, after);
    if (changes.isEmpty() || answered) {
      return Optional.empty();
    }
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("wallet", wallet.address().toString());
    evidence.put("chain", Long.toString(wallet.chain()));
    evidence.put("block", Long.toString(block.number()));
    for (int i = 0; i < changes.size(); i++) {
      evidence.put("change " + (i + 1), changes.get(i));
    }
    return Optional.of(
        new Alert(
            WatchFinding.CONTROL_CHANGED,
            WatchFinding.CONTROL_CHANGED.severity(),
            wallet.subject(),
            wallet.subject(),
            WatchFinding.CONTROL_CHANGED.code()
                + "/"
                + wallet.subject()
                + "/"
                + block.hash().toHex(),
            wallet.label()
                + ": "
                + String.join("; ", changes)
                + ". Nothing that was countersigned says so.",
            evidence,
            Optional.of(
                new Sighting(wallet.chain(), Optional.of(block.number()), Optional.empty())),
            at));
  }

  /** What changed, in words; what everybody expects to change, as the nonce, is left out. */
  public static List<String> changes(Control before, Control after) {
    List<String> words = new ArrayList<>();
    if (before instanceof Control.Safe was && after instanceof Control.Safe is) {
      one(words, "the code that it runs", was.singleton(), is.singleton());
      if (was.singleton().equals(is.singleton()) && !was.code().equals(is.code())) {
        words.add("the code at " + is.singleton() + ", which it runs, is another one");
      }
      both(words, "owner", was.owners(), is.owners());
      if (!was.threshold().equals(is.threshold())) {
        words.add(
            "so many owners must sign: " + is.threshold() + ", and it was " + was.threshold());
      }
      both(words, "module", was.modules(), is.modules());
      one(words, "the guard", was.guard(), is.guard());
      one(words, "the guard of modules", was.moduleGuard(), is.moduleGuard());
      one(words, "the fallback handler", was.fallback(), is.fallback());
      if (is.nonce().compareTo(was.nonce()) < 0) {
        words.add("its nonce went back from " + was.nonce() + " to " + is.nonce());
      }
    } else if (before instanceof Control.Account was && after instanceof Control.Account is) {
      one(words, "the code that the account runs (EIP-7702)", was.delegate(), is.delegate());
    } else {
      words.add("it is no longer the kind of wallet that it was");
    }
    return words;
  }

  private static void one(List<String> words, String what, Address was, Address is) {
    if (!was.equals(is)) {
      words.add(what + " is " + named(is) + ", and was " + named(was));
    }
  }

  private static String named(Address address) {
    return address.isZero() ? "none" : address.toString();
  }

  private static void both(List<String> words, String what, List<Address> was, List<Address> is) {
    for (Address one : is) {
      if (!was.contains(one)) {
        words.add("the " + what + " " + one + " was added");
      }
    }
    for (Address one : was) {
      if (!is.contains(one)) {
        words.add("the " + what + " " + one + " was removed");
      }
    }
  }
}
