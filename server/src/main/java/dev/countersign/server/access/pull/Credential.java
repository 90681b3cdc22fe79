package dev.countersign.server.access.pull;

import dev.countersign.chain.http.HttpFault;
import java.util.Map;

/** By what a source knows who asks. May be used from several threads at once. */
interface Credential extends AutoCloseable {
  /**
   * The headers that say it.
   *
   * @throws Refused when a token is to be got for it, and none is given
   * @throws dev.countersign.model.value.UnreadableInput when what is given is none
   */
  Map<String, String> headers(Question question) throws HttpFault, Refused;

  /** It was not taken: a token that was got is got anew. */
  default void forget() {}

  /** What it means that it is not taken, as the end of a sentence. */
  String wrong();

  @Override
  default void close() {}
}
