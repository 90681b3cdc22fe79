package dev.countersign.access.wallet;

import dev.countersign.model.verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who can do what with a wallet, and what is to be noticed about it.
 *
 * @param grants every right, those that matter most first
 * @param quorum how few are enough to move its value
 * @param noticed the gravest first
 * @param unread what could not be told of who moves value, each as a sentence
 * @param aside what could not be told of who asks for it elsewhere, each as a sentence
 */
public record WalletAccess(
    List<Grant> grants,
    WalletQuorum quorum,
    List<Noticed> noticed,
    List<String> unread,
    List<String> aside) {
  /** Copies. */
  public WalletAccess {
    grants = List.copyOf(grants);
    noticed = List.copyOf(noticed);
    unread = List.copyOf(unread);
    aside = List.copyOf(aside);
  }

  /**
   * A finding.
   *
   * @param of keys of the rights that it is about; none where it is about the wallet
   */
  public record Noticed(Finding finding, Set<String> of) {
    /** Copies. */
    public Noticed {
      of = Set.copyOf(of);
    }
  }

  /**
   * Out of facts.
   *
   * @param last the last finished review; null before the first
   * @param unused days after which a right that nobody used is noticed, 1 or more
   */
  public static WalletAccess of(
      WalletFacts facts, @Nullable Reviewed last, int unused, Instant now) {
    List<Grant> grants = new Grants(facts).all();
    WalletQuorum quorum = WalletQuorum.of(facts);
    return new WalletAccess(
        grants,
        quorum,
        new Noticing(facts, grants, quorum, last, unused, now).all(),
        quorum.unread(),
        facts.delegations() instanceof Delegations.Unread untold
            ? List.of(untold.why())
            : List.of());
  }

  /** What was noticed about one right. */
  public List<Noticed> about(Grant grant) {
    return noticed.stream().filter(one -> one.of().contains(grant.key())).toList();
  }
}
