package dev.countersign.access.wallet;

import dev.countersign.model.value.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that is known of who can do what with one wallet.
 *
 * @param signingKey with which Countersign signs for it
 * @param keyPlace where that key lives, in words
 * @param since when it came under Countersign
 * @param chain what the chain says
 * @param delegations what the transaction service says
 * @param countersign whose agreement makes Countersign sign for it
 * @param people of the company, also those who left
 * @param approvers groups that the policy asks about this wallet's value
 * @param governors groups that agree to changes
 * @param owners the company's directory
 * @param imported rights of lists, of whichever wallet
 * @param uses when a right was last used, by {@link #use}
 */
public record WalletFacts(
    String label,
    Address address,
    Address signingKey,
    String keyPlace,
    Instant since,
    OnChain chain,
    Delegations delegations,
    Needed countersign,
    List<CompanyPerson> people,
    List<CompanyMachine> machines,
    Set<String> approvers,
    Set<String> governors,
    Map<Address, KnownOwner> owners,
    List<ImportedRight> imported,
    Map<String, Instant> uses) {
  /** Copies. */
  public WalletFacts {
    people = List.copyOf(people);
    machines = List.copyOf(machines);
    approvers = Set.copyOf(approvers);
    governors = Set.copyOf(governors);
    owners = Map.copyOf(owners);
    imported = List.copyOf(imported);
    uses = Map.copyOf(uses);
  }

  /**
   * A program of the company's own.
   *
   * @param responsible the mail address of whoever answers for it
   * @param answered whether they may still do something
   */
  public record CompanyMachine(
      String name, Set<String> scopes, String responsible, boolean answered, Instant since) {
    /** Copies. */
    public CompanyMachine {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Under what a use is kept: who, and what they did. */
  public static String use(String holder, Right right) {
    return right.word() + "|" + holder;
  }
}
