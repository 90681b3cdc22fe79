package dev.countersign.bench.access;

import dev.countersign.access.event.Target;

/** All that there is to be read and changed. */
final class Things {
  static final int WALLETS = 400;
  private static final int DOCUMENTS = 60_000;
  private static final int TEAM_DOCUMENTS = 150;
  private static final int PROCEDURES = 2400;
  private static final int TEAM_PROCEDURES = 30;
  static final int TEAMS = PROCEDURES / TEAM_PROCEDURES;
  private static final int REPOSITORIES = 600;
  private static final int LISTS = 80;
  private static final int SECRETS = 400;
  private static final int APPLICATIONS = 60;

  private final Target[] documents = made(Target.Kind.DOCUMENT, "doc", DOCUMENTS);
  private final Target[] procedures = made(Target.Kind.PROCEDURE, "page", PROCEDURES);
  private final Target[] repositories = made(Target.Kind.REPOSITORY, "repo", REPOSITORIES);
  private final Target[] lists = made(Target.Kind.ADDRESSES, "list", LISTS);
  private final Target[] wallets = made(Target.Kind.WALLET, "wallet", WALLETS);
  private final Target[] secrets = made(Target.Kind.SECRET, "secret", SECRETS);
  private final Target[] applications = made(Target.Kind.APPLICATION, "app", APPLICATIONS);

  private static Target[] made(Target.Kind kind, String word, int count) {
    Target[] all = new Target[count];
    for (int i = 0; i < count; i++) {
      all[i] = new Target(kind, word + "-" + i, word + " " + i);
    }
    return all;
  }

  Target wallet(int number) {
    return wallets[number % WALLETS];
  }

  /** One of which somebody in that team, with those wallets, has need. */
  Target usual(Deed deed, int team, int[] ownWallets, Dice dice) {
    return switch (deed) {
      case SSO -> applications[(team + dice.skewed(12)) % APPLICATIONS];
      case DOCUMENT, EXPORT, SHARE, CHANGE ->
          documents[
              dice.chance(.15)
                  ? dice.below(DOCUMENTS)
                  : team * TEAM_DOCUMENTS + dice.skewed(TEAM_DOCUMENTS)];
      case PROCEDURE ->
          procedures[
              dice.chance(.2)
                  ? dice.skewed(PROCEDURES)
                  : team * TEAM_PROCEDURES + dice.skewed(TEAM_PROCEDURES)];
      case CODE -> repositories[(team * 7 + dice.skewed(14)) % REPOSITORIES];
      case CLOUD -> new Target(Target.Kind.OTHER, "i-" + dice.below(900), "");
      case SECRET -> secrets[(team * 5 + dice.skewed(10)) % SECRETS];
      case WALLET -> wallets[ownWallets[dice.skewed(ownWallets.length)]];
      case ADDRESSES -> lists[(team + dice.skewed(6)) % LISTS];
      case TRANSFER, REQUEST, APPROVE, SIGN ->
          new Target(
              Target.Kind.TRANSFER,
              "t-" + dice.below(1_000_000),
              "wallet " + ownWallets[dice.skewed(ownWallets.length)]);
      case GRANT -> new Target(Target.Kind.ROLE, "group-" + dice.below(200), "group");
      case POLICY, BRANCH -> new Target(Target.Kind.SETTING, "rule-" + dice.below(40), "rule");
      case TOKEN, KEY, MACHINE -> new Target(Target.Kind.OTHER, "", "token");
    };
  }

  /** One that somebody who looks for what can be stolen picks. */
  Target wanted(Deed deed, Dice dice) {
    return switch (deed) {
      case DOCUMENT, EXPORT, SHARE -> documents[dice.below(DOCUMENTS)];
      case PROCEDURE -> procedures[dice.below(PROCEDURES)];
      case WALLET -> wallets[dice.below(WALLETS)];
      case ADDRESSES -> lists[dice.below(LISTS)];
      case SECRET -> secrets[dice.below(SECRETS)];
      case CODE -> repositories[dice.below(REPOSITORIES)];
      default -> usual(deed, dice.below(TEAMS), new int[] {dice.below(WALLETS)}, dice);
    };
  }
}
