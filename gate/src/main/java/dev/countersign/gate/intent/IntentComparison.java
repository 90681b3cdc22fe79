package dev.countersign.gate.intent;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a payload would do with what was asked for. Everything that was asked for must be
 * there, and nothing else may leave the wallet or change who controls it.
 */
public final class IntentComparison {
  private final Intent intent;
  private final Address actor;
  private final @Nullable Address wallet;
  private final @Nullable Long chainId;
  private final Directory directory;
  private final IntentWords words;
  private final List<String> differences = new ArrayList<>();

  private IntentComparison(
      Intent intent,
      Address actor,
      @Nullable Address wallet,
      @Nullable Long chainId,
      Directory directory) {
    this.intent = intent;
    this.actor = actor;
    this.wallet = wallet;
    this.chainId = chainId;
    this.directory = directory;
    this.words = new IntentWords(intent, chainId, directory);
  }

  /**
   * Compares, and notes each difference.
   *
   * @param actor whose effects these are; equal to the wallet where that is known
   * @param wallet null where the payload does not say
   * @return true when the payload is what was asked for
   */
  public static boolean compare(
      Intent intent,
      Address actor,
      @Nullable Address wallet,
      @Nullable Long chainId,
      Directory directory,
      Reading out) {
    IntentComparison comparison = new IntentComparison(intent, actor, wallet, chainId, directory);
    comparison.about(out);
    List<Effect> effects = out.effects();
    switch (intent.action()) {
      case TRANSFER -> comparison.transfer(effects);
      case APPROVE -> comparison.approval(FreshApprovals.of(effects));
      case CONTROL -> comparison.control(effects);
      case SIGN_IN -> effects.forEach(comparison::more);
    }
    for (String difference : comparison.differences) {
      out.finding(GateFinding.INTENT_DIFFERS, difference);
    }
    return comparison.differences.isEmpty();
  }

  private void about(Reading out) {
    Long chain = intent.chainId();
    boolean bitcoin = intent.asset() instanceof IntentAsset.Bitcoin;
    if (chain != null && !bitcoin && !chain.equals(chainId)) {
      differences.add(
          "Asked for on chain "
              + chain
              + ", but the payload "
              + (chainId == null ? "does not say its chain" : "is for chain " + chainId));
    }
    Address asked = intent.wallet();
    if (asked != null && wallet == null) {
      out.finding(
          GateFinding.WALLET_UNKNOWN,
          "The intent is for the wallet "
              + asked
              + ", but the payload does not say which account it acts for; name it with --wallet");
    } else if (asked != null && !asked.equals(wallet)) {
      differences.add(
          "Asked for from the wallet " + asked + ", but the payload acts for " + wallet);
    }
  }

  private void transfer(List<Effect> effects) {
    Amount total = Amount.ZERO;
    Amount wrapped = Amount.ZERO;
    boolean unread = false;
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.AssetMoved m when m.to().equals(actor) && !m.from().equals(actor) -> {}
        case Effect.AssetMoved m when wraps(m, effects) -> wrapped = wrapped.plus(m.amount());
        case Effect.AssetMoved m ->
            total = total.plus(paid(m.asset(), m.amount(), m.from(), m.to()));
        case Effect.TransferAuthorised t ->
            total = total.plus(paid(t.asset(), t.amount(), t.from(), t.to()));
        case Effect.BitcoinPaid b -> total = total.plus(paidInBitcoin(b));
        case Effect.BitcoinChange b -> {}
        case Effect.BitcoinFee b -> {}
        case Effect.CallUnread c -> unread = true;
        default -> more(effect);
      }
    }
    Amount asked = Objects.requireNonNull(intent.amount());
    if (wrapped.compareTo(total) > 0) {
      // Whoever may take the token already could take what is left of it.
      differences.add("The payload wraps " + words.amount(wrapped) + ", more than it sends of it");
    }
    if (!total.equals(asked) && !(unread && total.isZero()) && differences.isEmpty()) {
      differences.add(
          "Asked for "
              + words.asked()
              + " to "
              + words.destination()
              + ", but the payload sends "
              + (total.isZero() ? "nothing of it there" : words.amount(total)));
    }
  }

  /** The coin that goes to a wrapping token and comes back as it. */
  private boolean wraps(Effect.AssetMoved moved, List<Effect> effects) {
    return moved.from().equals(actor)
        && intent.asset() instanceof IntentAsset.Token token
        && moved.asset() instanceof Asset.Native
        && moved.to().equals(token.contract())
        && effects.stream()
            .anyMatch(e ->
                e instanceof Effect.AssetMoved back
                    && back.from().equals(moved.to())
                    && back.to().equals(actor)
                    && back.amount().equals(moved.amount()));
  }

  private Amount paid(Asset asset, Amount amount, @Nullable Address from, @Nullable Address to) {
    if (from != null && !from.equals(actor)) {
      differences.add(
          "The payload moves "
              + directory.amount(asset, amount)
              + " of another account, "
              + words.name(from)
              + ", which was not asked for");
    } else if (!words.isAsked(asset)) {
      differences.add(
          "The payload sends "
              + directory.amount(asset, amount)
              + " to "
              + (to == null ? "whomever its bearer chooses" : words.name(to))
              + ", but "
              + words.asked()
              + " was asked for");
    } else if (to == null || !to.equals(intent.destination())) {
      differences.add(
          "Asked for to "
              + words.destination()
              + ", but the payload sends "
              + directory.amount(asset, amount)
              + " to "
              + (to == null ? "whomever its bearer chooses" : words.name(to)));
    } else {
      return amount;
    }
    return Amount.ZERO;
  }

  private Amount paidInBitcoin(Effect.BitcoinPaid paid) {
    if (!(intent.asset() instanceof IntentAsset.Bitcoin)) {
      differences.add("The payload sends bitcoin, which was not asked for");
    } else if (!paid.to().equals(intent.bitcoinDestination())) {
      differences.add(
          "Asked for to "
              + words.destination()
              + ", but the payload sends "
              + paid.amount().inUnits(8)
              + " BTC to "
              + paid.to());
    } else {
      return paid.amount();
    }
    return Amount.ZERO;
  }

  private void approval(List<Effect> effects) {
    int granted = 0;
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.ApprovalGranted a -> {
          granted++;
          approved(a);
        }
        case Effect.AssetMoved m when m.to().equals(actor) -> {}
        case Effect.CallUnread c -> {}
        default -> more(effect);
      }
    }
    boolean unread = effects.stream().anyMatch(e -> e instanceof Effect.CallUnread);
    if (granted == 0 && !unread) {
      differences.add(
          "An approval of "
              + words.asked()
              + " for "
              + words.destination()
              + " was asked for, but the payload grants none");
    } else if (granted > 1 && differences.isEmpty()) {
      differences.add("One approval was asked for, but the payload grants " + granted);
    }
  }

  private void approved(Effect.ApprovalGranted approval) {
    Address owner = approval.owner();
    if (owner != null && !owner.equals(actor)) {
      differences.add(
          "The payload lets "
              + words.name(approval.spender())
              + " take from another account, "
              + words.name(owner)
              + ", which was not asked for");
      return;
    }
    boolean same =
        words.isAsked(approval.asset())
            && approval.spender().equals(intent.destination())
            && approval.amount().equals(intent.amount());
    if (!same) {
      differences.add(
          "Asked for an approval of "
              + words.asked()
              + " for "
              + words.destination()
              + ", but the payload lets "
              + words.name(approval.spender())
              + " take "
              + (approval.unlimited()
                  ? "all of the asset"
                  : directory.amount(approval.asset(), approval.amount())));
    }
  }

  private void control(List<Effect> effects) {
    List<String> missing = new ArrayList<>(intent.changes());
    for (Effect effect : effects) {
      String kind = EffectKinds.of(effect);
      boolean control = EffectKinds.changesControl(effect);
      if (control && intent.changes().contains(kind)) {
        missing.remove(kind);
        beneficiary(effect);
      } else if (!(effect instanceof Effect.CallUnread)) {
        more(effect);
      }
    }
    boolean unread = effects.stream().anyMatch(e -> e instanceof Effect.CallUnread);
    if (!missing.isEmpty() && !unread) {
      differences.add(
          "Asked for " + String.join(", ", missing) + ", but the payload does not do that");
    }
  }

  private void beneficiary(Effect effect) {
    Address asked = intent.destination();
    boolean loses = Beneficiary.loses(effect);
    Address concerned =
        loses && !Beneficiary.nobodyGains(intent.changes()) ? null : Beneficiary.of(effect);
    if (asked != null && concerned != null && !asked.equals(concerned)) {
      differences.add(
          (loses ? "Asked for of " : "Asked for in favour of ")
              + words.name(asked)
              + ", but "
              + EffectKinds.of(effect).replace('-', ' ')
              + " concerns "
              + words.name(concerned));
    }
  }

  private void more(Effect effect) {
    differences.add(
        "The payload also does what was not asked for: "
            + EffectKinds.of(effect).replace('-', ' ')
            + (Beneficiary.of(effect) == null
                ? ""
                : " (" + words.name(Objects.requireNonNull(Beneficiary.of(effect))) + ")"));
  }
}
