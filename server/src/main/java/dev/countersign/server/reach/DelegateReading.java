package dev.countersign.server.reach;

import dev.countersign.access.wallet.Delegations;
import dev.countersign.access.wallet.Delegations.Delegation;
import dev.countersign.access.wallet.OnChain;
import dev.countersign.chain.safeservice.Delegate;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.wallet.Wallet;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the owners of a Safe let propose, by its transaction service. Who is an owner is the chain's
 * to say: of others nobody is asked.
 */
final class DelegateReading {
  private static final int MOST_OWNERS = 50;

  private DelegateReading() {}

  static Delegations of(Wallet wallet, OnChain chain, ServiceDelegates service, Instant now) {
    return switch (chain) {
      case OnChain.Account account -> new Delegations.None();
      case OnChain.Unread unread ->
          new Delegations.Unread(
              "Whom the owners let propose is not read either, since nobody says who they are.");
      case OnChain.Safe safe -> {
        URI url = wallet.service();
        yield url == null
            ? new Delegations.Unread(
                "No transaction service is named for this Safe, so whom its owners let propose"
                    + " there (delegates) is not read.")
            : asked(wallet, safe.owners(), url, service, now);
      }
    };
  }

  private static Delegations asked(
      Wallet wallet, List<Address> owners, URI url, ServiceDelegates service, Instant now) {
    if (owners.size() > MOST_OWNERS) {
      return new Delegations.Unread(
          "The Safe has more than "
              + MOST_OWNERS
              + " owners, and whom each of them lets propose (delegates) is not asked.");
    }
    List<Delegation> all = new ArrayList<>();
    try {
      for (Address owner : owners) {
        for (Delegate one : service.of(url, owner)) {
          if (one.proposes(wallet.address(), now)) {
            all.add(new Delegation(one.delegate(), owner, one.label()));
          }
        }
      }
    } catch (ServiceFault e) {
      return unread(e.sentence());
    } catch (UnreadableInput e) {
      return unread(e.sentence());
    }
    return new Delegations.Read(all);
  }

  private static Delegations unread(String why) {
    return new Delegations.Unread(
        "Whom the owners let propose (delegates) could not be read: " + why + ".");
  }
}
