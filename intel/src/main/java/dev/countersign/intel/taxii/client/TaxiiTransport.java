package dev.countersign.intel.taxii.client;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.time.Duration;

/** Asks a server. */
@FunctionalInterface
public interface TaxiiTransport {
  /**
   * What a server answered.
   *
   * @param status of HTTP
   * @param type what its header {@code Content-Type} says; empty where it is not there
   * @param addedLast what {@code X-TAXII-Date-Added-Last} says; empty likewise
   */
  record Response(int status, String type, String addedLast, Bytes body) {}

  /**
   * Gets an address, and follows no redirect: what is sent along is for that server alone.
   *
   * @param most bytes of an answer; one of more is refused
   * @param patience how long it may take until the whole answer is there
   * @throws UnreadableInput where there is no answer, or it is larger
   */
  Response get(URI address, long most, Duration patience);
}
