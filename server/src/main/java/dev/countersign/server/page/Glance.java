package dev.countersign.server.page;

import dev.countersign.server.session.SignedIn;

/** What stands on every page for whoever looks. */
public interface Glance {
  /** For them, now. */
  Seen of(SignedIn who);

  /**
   * What waits for somebody.
   *
   * @param transfers how many wait for their approval or their words
   * @param changes how many wait for their agreement
   * @param incidents how many nobody has taken on; 0 for whoever is not of security
   * @param lures how many reported campaigns wait for them; 0 for whoever is not of security
   * @param cases how many ask for a decision now; 0 for whoever decides in none
   * @param journal the number of the journal's last entry: what came after it the page does not
   *     know yet
   */
  record Seen(int transfers, int changes, int lures, int incidents, int cases, long journal) {
    /** Nothing, as far as anybody knows. */
    public static final Seen NOTHING = new Seen(0, 0, 0, 0, 0, 0);
  }
}
