package dev.countersign.bench.access;

import java.util.EnumMap;
import java.util.Map;

/** What people do all day. */
enum Role {
  /** Answers customers. */
  SUPPORT(220, "sso 8 document 8 procedure 2 wallet .04 share .1 change 2"),
  /** Marketing, sales, people, law. */
  OFFICE(330, "sso 7 document 11 procedure .5 share .3 export .05 change 2"),
  /** Builds and runs software. */
  ENGINEER(300, "sso 5 document 4 procedure 1.5 code 9 cloud 3 secret .08 token .02 change 1"),
  /** Asks for transfers. */
  TREASURY(
      30,
      "sso 6 document 5 procedure 1.5 wallet 14 addresses 3 transfer 6 request 3 export .1 machine .006"),
  /** Approves and signs them. */
  SIGNER(20, "sso 5 document 5 procedure .5 wallet 4 transfer 1 approve 3 sign 1.2"),
  /** Accounts, devices, the help desk. */
  ADMIN(20, "sso 6 document 3 procedure 2 grant .8 policy .08 key .01 secret .1"),
  /** Looks for what is wrong. */
  SECURITY(20, "sso 6 document 6 procedure 4 wallet 1.5 addresses .3 policy .06 secret .1 cloud 2"),
  /** Books and audits. */
  FINANCE(60, "sso 6 document 12 procedure 1 wallet 1.5 addresses .4 transfer 1 export .6");

  private final int share;
  private final String means;

  Role(int share, String means) {
    this.share = share;
    this.means = means;
  }

  /** How often each deed is done on a working day, in the mean. */
  Map<Deed, Double> means() {
    Map<Deed, Double> all = new EnumMap<>(Deed.class);
    String[] parts = means.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      all.put(Deed.of(parts[i]), Double.parseDouble(parts[i + 1]));
    }
    return all;
  }

  /** Whether it works with the console of wallets every day. */
  boolean console() {
    return this == TREASURY || this == SIGNER || this == FINANCE || this == SECURITY;
  }

  static Role draw(Dice dice) {
    int number = dice.below(1000);
    for (Role role : values()) {
      number -= role.share;
      if (number < 0) {
        return role;
      }
    }
    return OFFICE;
  }
}
