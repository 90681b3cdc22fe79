package dev.countersign.server.safequeue;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safeservice.Delegate;
import dev.countersign.chain.safeservice.QueueEntry;
import dev.countersign.chain.safeservice.SafeService;
import dev.countersign.chain.safeservice.SafeService.Api;
import dev.countersign.chain.safeservice.ServiceFault;
import dev.countersign.chain.safeservice.ServiceSafe;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;

/** A service of which it is not known whether it is an older one: it is found out by asking. */
final class ServiceClient implements AutoCloseable {
  private final SafeService newer;
  private final SafeService older;
  private volatile boolean isOlder;

  ServiceClient(URI url) {
    newer = new SafeService(url, null, SafeService.TIMEOUT, Api.V2);
    older = new SafeService(url, null, SafeService.TIMEOUT, Api.V1);
  }

  List<QueueEntry> waiting(ServiceSafe safe, BigInteger fromNonce) throws ServiceFault {
    try {
      return client().waiting(safe, fromNonce);
    } catch (ServiceFault e) {
      if (isOlder || e.kind() != ServiceFault.Kind.NOT_FOUND) {
        throw e;
      }
      List<QueueEntry> entries = older.waiting(safe, fromNonce);
      isOlder = true;
      return entries;
    }
  }

  /**
   * Delegates are not where the queue is in every release, so that one says nothing of the other.
   */
  List<Delegate> delegates(Address delegator) throws ServiceFault {
    try {
      return newer.delegates(delegator);
    } catch (ServiceFault e) {
      if (e.kind() != ServiceFault.Kind.NOT_FOUND) {
        throw e;
      }
      return older.delegates(delegator);
    }
  }

  void confirm(Bytes safeTxHash, Signature65 signature) throws ServiceFault {
    client().confirm(safeTxHash, signature);
  }

  void propose(
      ServiceSafe safe,
      SafeTransaction transaction,
      Address sender,
      Signature65 signature,
      String origin)
      throws ServiceFault {
    client().propose(safe, transaction, sender, signature, origin);
  }

  private SafeService client() {
    return isOlder ? older : newer;
  }

  @Override
  public void close() {
    newer.close();
    older.close();
  }
}
