package dev.countersign.access.wallet;

import dev.countersign.access.finding.WalletAccessFinding;
import dev.countersign.access.wallet.WalletAccess.Noticed;
import dev.countersign.model.verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be noticed about the rights over one wallet. */
final class Noticing {
  private static final int MONTHS_OF_A_QUARTER = 3;

  private final WalletFacts facts;
  private final List<Grant> grants;
  private final WalletQuorum quorum;
  private final @Nullable Reviewed last;
  private final int unused;
  private final Instant now;
  private final List<Noticed> all = new ArrayList<>();

  Noticing(
      WalletFacts facts,
      List<Grant> grants,
      WalletQuorum quorum,
      @Nullable Reviewed last,
      int unused,
      Instant now) {
    this.facts = facts;
    this.grants = grants;
    this.quorum = quorum;
    this.last = last;
    this.unused = unused;
    this.now = now;
  }

  List<Noticed> all() {
    ofQuorum();
    grants.forEach(this::ofGrant);
    ofReview();
    all.sort(
        Comparator.comparing((Noticed one) -> one.finding().code().severity())
            .reversed()
            .thenComparing(one -> one.finding().code().code())
            .thenComparing(one -> one.finding().sentence()));
    return all;
  }

  private void ofQuorum() {
    if (!quorum.known()) {
      return;
    }
    quorum
        .keysOf()
        .forEach((who, keys) -> {
          if (keys.size() > 1) {
            note(
                WalletAccessFinding.TWO_KEYS_ONE_PERSON,
                name(who) + " holds " + keys.size() + " keys of the quorum of " + facts.label(),
                signing(who),
                "person",
                who,
                "keys",
                String.join(", ", keys));
          }
        });
    if (quorum.people().isOne()) {
      String who = quorum.people().one();
      note(
          WalletAccessFinding.QUORUM_OF_ONE_PERSON,
          name(who) + " alone can move the value of " + facts.label(),
          signing(who),
          "person",
          who);
      return; // one person is one team too, and has as many devices as they like
    }
    if (quorum.teams().isOne() && !quorum.teams().one().startsWith("\0")) {
      String team = quorum.teams().one();
      note(
          WalletAccessFinding.QUORUM_OF_ONE_TEAM,
          "The team " + team + " alone can move the value of " + facts.label(),
          Set.of(),
          "team",
          team,
          "people needed",
          quorum.people().words());
    }
    if (quorum.devices().isOne() && !quorum.devices().one().startsWith("\0")) {
      String device = quorum.devices().one();
      note(
          WalletAccessFinding.QUORUM_OF_ONE_DEVICE,
          "Whoever has the device " + device + " can move the value of " + facts.label(),
          keys(grant -> onDevice(grant, device)),
          "device",
          device);
    }
  }

  private void ofGrant(Grant grant) {
    if (grant.former()) {
      note(
          WalletAccessFinding.RIGHT_OF_FORMER,
          grant.holder().kind() == Holder.Kind.MACHINE
              ? "Nobody answers any more for "
                  + grant.holder().name()
                  + ", which still "
                  + grant.right().words()
                  + " ("
                  + grant.by()
                  + ")"
              : said(grant, " left, and still "),
          Set.of(grant.key()),
          "since",
          since(grant));
    }
    if (grant.right() == Right.SIGN
        && grant.holder().kind() == Holder.Kind.KEY
        && grant.way() != Way.COUNTERSIGN_KEY) {
      note(
          WalletAccessFinding.OWNER_UNKNOWN,
          "Nobody knows whose the owner " + grant.holder().key() + " of " + facts.label() + " is",
          Set.of(grant.key()),
          "owner",
          grant.holder().key());
    }
    if (grant.right() == Right.MOVE_PAST_OWNERS && !answered(grant)) {
      note(
          WalletAccessFinding.MODULE_UNKNOWN,
          "Nobody answers for "
              + grant.holder().key()
              + ", which can move the value of "
              + facts.label()
              + " without its owners",
          Set.of(grant.key()),
          "by",
          grant.by());
    }
    if (grant.way() == Way.SAFE_DELEGATE && grant.holder().kind() == Holder.Kind.KEY) {
      note(
          WalletAccessFinding.DELEGATE_UNKNOWN,
          "Nobody knows whose "
              + grant.holder().name()
              + " is, which may propose transactions of "
              + facts.label(),
          Set.of(grant.key()),
          "by",
          grant.by());
    }
    ofUse(grant);
    ofGrowth(grant);
  }

  private boolean answered(Grant grant) {
    return grant.way() != Way.SAFE_MODULE
        || facts.owners().keySet().stream()
            .anyMatch(address -> address.toString().equals(grant.holder().key()));
  }

  private void ofUse(Grant grant) {
    Instant used = grant.lastUsed() == null ? grant.since() : grant.lastUsed();
    if (!grant.observed() || used == null || grant.former()) {
      return;
    }
    long days = Duration.between(used, now).toDays();
    if (days >= unused) {
      note(
          WalletAccessFinding.RIGHT_UNUSED,
          said(grant, grant.lastUsed() == null ? " never used it: " : " has not used it: ")
              + ", for "
              + days
              + " days",
          Set.of(grant.key()),
          "last used",
          grant.lastUsed() == null ? "never, as far as it was seen" : grant.lastUsed().toString(),
          "days",
          Long.toString(days));
    }
  }

  private void ofGrowth(Grant grant) {
    if (last == null) {
      return;
    }
    if (last.removed().contains(grant.key())) {
      note(
          WalletAccessFinding.RIGHT_GREW,
          said(grant, " was to lose it at the last review: ") + ", and still has it",
          Set.of(grant.key()),
          "reviewed",
          last.at().toString());
    } else if (!last.confirmed().contains(grant.key())) {
      note(
          WalletAccessFinding.RIGHT_GREW,
          said(grant, " got it since the last review: "),
          Set.of(grant.key()),
          "reviewed",
          last.at().toString(),
          "since",
          since(grant));
    }
  }

  private void ofReview() {
    if (last == null) {
      note(
          WalletAccessFinding.REVIEW_DUE,
          "Nobody has ever confirmed who can reach " + facts.label(),
          Set.of(),
          "rights",
          Integer.toString(grants.size()));
    } else if (isDue(last.at(), now)) {
      note(
          WalletAccessFinding.REVIEW_DUE,
          "Who can reach " + facts.label() + " was last confirmed more than a quarter ago",
          Set.of(),
          "reviewed",
          last.at().toString(),
          "by",
          last.by());
    }
  }

  /** Whether a review of then is to be done again. */
  static boolean isDue(Instant reviewed, Instant now) {
    return !now.isBefore(
        reviewed.atZone(ZoneOffset.UTC).plusMonths(MONTHS_OF_A_QUARTER).toInstant());
  }

  private boolean onDevice(Grant grant, String device) {
    return facts.owners().values().stream()
        .anyMatch(owner ->
            owner.device().strip().equalsIgnoreCase(device)
                && grant.right() == Right.SIGN
                && grant.through().startsWith(owner.address().toString()));
  }

  private Set<String> signing(String who) {
    return keys(grant ->
        grant.holder().key().equals(who)
            && (grant.right() == Right.SIGN
                || grant.right() == Right.REACH_KEY
                || grant.right() == Right.APPROVE));
  }

  private Set<String> keys(Predicate<Grant> which) {
    return grants.stream().filter(which).map(Grant::key).collect(Collectors.toSet());
  }

  private String name(String who) {
    return grants.stream()
        .map(Grant::holder)
        .filter(holder -> holder.key().equals(who))
        .map(Holder::name)
        .findFirst()
        .orElse(who);
  }

  private static String said(Grant grant, String between) {
    return grant.holder().name() + between + grant.right().words() + " (" + grant.by() + ")";
  }

  private static String since(Grant grant) {
    return grant.since() == null ? "not known" : grant.since().toString();
  }

  private void note(WalletAccessFinding code, String sentence, Set<String> of, String... evidence) {
    all.add(new Noticed(Finding.of(code, sentence + ".", evidence), of));
  }
}
