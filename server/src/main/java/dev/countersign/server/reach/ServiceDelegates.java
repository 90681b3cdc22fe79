package dev.countersign.server.reach;

import dev.countersign.chain.safeservice.Delegate;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.model.value.Address;
import java.net.URI;
import java.util.List;

/** Where a transaction service is asked whom an owner lets propose. */
@FunctionalInterface
public interface ServiceDelegates {
  /**
   * Asks.
   *
   * @param delegator an owner, by what the chain says
   * @throws ServiceFault when the service does not say
   */
  List<Delegate> of(URI service, Address delegator) throws ServiceFault;
}
