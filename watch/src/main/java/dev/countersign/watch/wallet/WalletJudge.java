package dev.countersign.watch.wallet;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.SeenTransaction;
import dev.countersign.watch.seen.WatchedEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what the company's wallets did in a block against what was countersigned. A Safe's
 * transaction is told by its hash (EIP-712), an account's by what its key signed, so that the same
 * payload counts whoever brought it to the chain, and no other does.
 */
public final class WalletJudge {
  private final Map<String, OwnWallet> wallets = new HashMap<>();
  private final Countersignatures signed;
  private final Known known;

  /** For wallets of one chain. */
  public WalletJudge(Collection<OwnWallet> wallets, Countersignatures signed, Known known) {
    wallets.forEach(wallet -> this.wallets.put(wallet.address().toHex(), wallet));
    this.signed = signed;
    this.known = known;
  }

  /**
   * Judges the transactions of a block.
   *
   * @param at when it was read
   */
  public Judged judge(SeenBlock block, Instant at) {
    List<Alert> alerts = new ArrayList<>();
    List<WalletMove> moves = new ArrayList<>();
    List<Act> all = new ArrayList<>();
    for (InBlock in : InBlock.of(block)) {
      for (OwnWallet wallet : concerned(in)) {
        Acts acts = Acts.of(wallet, in, signed);
        all.addAll(acts.all());
        Alerting alerting = new Alerting(wallet, block.header().number(), in, at);
        alerts.addAll(one(alerting, acts));
        moves.addAll(moves(wallet, in, acts));
      }
    }
    return new Judged(alerts, moves, all);
  }

  private Set<OwnWallet> concerned(InBlock in) {
    Set<OwnWallet> found = new LinkedHashSet<>();
    add(found, in.transaction().from());
    for (Movement movement : in.movements()) {
      add(found, movement.from());
      add(found, movement.to());
    }
    for (EventLog log : in.logs()) {
      add(found, log.contract());
      InBlock.owner(log).ifPresent(owner -> add(found, owner));
    }
    return found;
  }

  private void add(Set<OwnWallet> found, Address address) {
    add(found, address.toHex());
  }

  private void add(Set<OwnWallet> found, String account) {
    OwnWallet wallet = wallets.get(account);
    if (wallet != null) {
      found.add(wallet);
    }
  }

  private List<Alert> one(Alerting alerting, Acts acts) {
    List<Alert> alerts = new ArrayList<>();
    List<Movement> left = new ArrayList<>();
    List<Movement> claimed = new ArrayList<>();
    for (Movement movement : alerting.in().movements()) {
      if (alerting.isOut(movement)) {
        (known.asset(movement.asset()) ? left : claimed).add(movement);
      }
    }
    if (acts.any() && !acts.allAnswered()) {
      alerts.add(unanswered(alerting, acts, left));
    } else if (acts.allAnswered()) {
      otherwise(alerting, acts, left).ifPresent(alerts::add);
    } else if (!left.isEmpty()) {
      alerts.add(taken(alerting, left));
    }
    if (!claimed.isEmpty() && !acts.any()) {
      alerts.add(claimed(alerting, claimed));
    }
    if (!acts.allAnswered()) {
      approvals(alerting).ifPresent(alerts::add);
    }
    return alerts;
  }

  private Alert unanswered(Alerting alerting, Acts acts, List<Movement> left) {
    List<String> did = new ArrayList<>(acts.unknown());
    acts.modules().forEach(module -> did.add("let the module " + module + " act"));
    String how = String.join(", and ", did);
    return left.isEmpty()
        ? alerting.alert(
            WatchFinding.ACTED_UNCOUNTERSIGNED,
            alerting.wallet().label() + " " + how + ", and nothing that was countersigned says so.",
            left)
        : alerting.alert(
            WatchFinding.MOVED_UNCOUNTERSIGNED,
            words(left)
                + " left "
                + alerting.wallet().label()
                + ", and nothing that was countersigned says so: it "
                + how
                + ".",
            left);
  }

  /** What left beyond what the countersigned payloads said. */
  private Optional<Alert> otherwise(Alerting alerting, Acts acts, List<Movement> left) {
    Map<Asset, BigInteger> allowed = new HashMap<>();
    Map<Asset, Set<String>> places = new HashMap<>();
    for (Countersigned payload : acts.answered()) {
      for (Leaving leaving : payload.leaving()) {
        allowed.merge(leaving.asset(), leaving.amount(), BigInteger::add);
        places
            .computeIfAbsent(leaving.asset(), asset -> new LinkedHashSet<>())
            .add(leaving.to().map(Address::toHex).orElse(""));
      }
    }
    Map<Asset, BigInteger> gone = new LinkedHashMap<>();
    List<Movement> wrong = new ArrayList<>();
    for (Movement movement : left) {
      Set<String> right = places.getOrDefault(movement.asset(), Set.of());
      BigInteger sum = gone.merge(movement.asset(), movement.amount(), BigInteger::add);
      if ((!right.contains(movement.to()) && !right.contains(""))
          || sum.compareTo(allowed.getOrDefault(movement.asset(), BigInteger.ZERO)) > 0) {
        wrong.add(movement);
      }
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            alerting.alert(
                WatchFinding.MOVED_OTHERWISE,
                words(wrong)
                    + " left "
                    + alerting.wallet().label()
                    + " when what was countersigned was carried out, and it did not say so.",
                wrong));
  }

  /** It left without the wallet's doing: by an allowance, an order, an operator. */
  private Alert taken(Alerting alerting, List<Movement> left) {
    SeenTransaction transaction = alerting.in().transaction();
    Address sender = Address.of(transaction.from());
    Optional<Address> called = transaction.to().map(Address::of);
    boolean allowed =
        left.stream()
            .allMatch(movement ->
                mayTake(alerting.wallet(), movement.asset(), sender)
                    || called
                        .filter(to -> mayTake(alerting.wallet(), movement.asset(), to))
                        .isPresent());
    String by = called.orElse(sender).toString();
    return allowed
        ? alerting.alert(
            WatchFinding.MOVED_BY_ALLOWANCE,
            words(left)
                + " left "
                + alerting.wallet().label()
                + " by "
                + by
                + ", which something countersigned earlier allows.",
            left)
        : alerting.alert(
            WatchFinding.MOVED_UNCOUNTERSIGNED,
            words(left)
                + " left "
                + alerting.wallet().label()
                + ", and nothing that was countersigned says so: it was taken by "
                + by
                + ".",
            left);
  }

  private boolean mayTake(OwnWallet wallet, Asset asset, Address by) {
    return signed.letsTake(wallet, asset, by);
  }

  private Alert claimed(Alerting alerting, List<Movement> claimed) {
    return alerting.alert(
        WatchFinding.TRANSFER_CLAIMED,
        "A token that is not known claims that "
            + alerting.wallet().label()
            + " sent it to "
            + claimed.getFirst().to()
            + "; do not copy that address.",
        claimed);
  }

  private Optional<Alert> approvals(Alerting alerting) {
    for (EventLog event : alerting.in().logs()) {
      if (InBlock.owner(event).filter(alerting.wallet().address()::equals).isEmpty()) {
        continue;
      }
      boolean permit2 =
          InBlock.is(event, WatchedEvent.PERMIT2_APPROVAL, WatchedEvent.PERMIT2_PERMIT);
      if (permit2 && event.topics().size() < 4) {
        continue;
      }
      Address by = Address.ofWord(event.topics().get(permit2 ? 3 : 2));
      Address contract = permit2 ? Address.ofWord(event.topics().get(2)) : event.contract();
      Asset token = new Asset.Token(alerting.wallet().chain(), contract);
      // An item's approval (ERC-721) tells no amount.
      boolean gives = !by.isZero() && (event.data().isEmpty() || !event.data().isZero());
      if (gives && known.asset(token) && !mayTake(alerting.wallet(), token, by)) {
        return Optional.of(
            alerting.alert(
                WatchFinding.APPROVED_UNCOUNTERSIGNED,
                by
                    + " may take from "
                    + alerting.wallet().label()
                    + " by the contract "
                    + contract
                    + ", and nothing that was countersigned says so.",
                List.of()));
      }
    }
    return Optional.empty();
  }

  private List<WalletMove> moves(OwnWallet wallet, InBlock in, Acts acts) {
    List<WalletMove> moves = new ArrayList<>();
    Optional<String> transfer =
        acts.allAnswered() ? Optional.of(acts.answered().getFirst().subject()) : Optional.empty();
    String own = wallet.address().toHex();
    for (Movement movement : in.movements()) {
      if (!known.asset(movement.asset())) {
        continue;
      }
      if (movement.from().equals(own)) {
        moves.add(new WalletMove(wallet, movement, true, transfer));
      }
      if (movement.to().equals(own)) {
        moves.add(new WalletMove(wallet, movement, false, Optional.empty()));
      }
    }
    return moves;
  }

  private String words(List<Movement> movements) {
    List<String> all = new ArrayList<>();
    for (Movement one : movements) {
      if (all.size() == 3) {
        all.add(movements.size() - 3 + " more");
        break;
      }
      all.add(known.amount(one.asset(), one.amount()) + " to " + one.to());
    }
    return String.join(", ", all);
  }
}
