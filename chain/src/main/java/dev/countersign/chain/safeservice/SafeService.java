package dev.countersign.chain.safeservice;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.chain.safeservice.QueueEntry.Contradictory;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Safe Transaction Service. Hashes are computed from the fields, signatures are verified
 * against the owners that the chain says, pages are counted and not followed: where the service
 * contradicts that, the entry says so and nothing of it is used. May be used from several threads
 * at once.
 *
 * @see <a href="https://docs.safe.global/core-api/transaction-service-reference/mainnet">its
 *     API</a>
 */
public final class SafeService implements AutoCloseable {
  /** The deadline of one request where nobody says another. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;

  private final ServiceLink link;
  private final Api api;

  /** The two forms in which the service lists transactions: numbers as numbers, or as text. */
  public enum Api {
    /** {@code /api/v1/}, which services of one's own may still have alone. */
    V1,
    /** {@code /api/v2/}. */
    V2
  }

  /**
   * A client; connects when it is asked first.
   *
   * @param url such as {@code https://api.safe.global/tx-service/eth}
   * @param key of the API, or null where the service asks for none
   * @param timeout the deadline of one request
   * @throws UnreadableInput when the URL is of another kind, or a key would go over it unencrypted
   */
  public SafeService(URI url, @Nullable String key, Duration timeout, Api api) {
    BoundedHttp.address(
        url, "The URL of the Safe Transaction Service", "https://api.safe.global/tx-service/eth");
    if (key != null && !BoundedHttp.isEncrypted(url) && !BoundedHttp.isLoopback(url)) {
      throw new UnreadableInput(
          "The URL of the Safe Transaction Service is http, over which its key would be readable;"
              + " expected https");
    }
    this.link = new ServiceLink(url, key, timeout);
    this.api = api;
  }

  /**
   * The transactions that wait, the lowest nonce first as the service sorts them.
   *
   * @param fromNonce only from this one on
   * @throws ServiceFault when it does not answer, answers in another form, or has more than 2,000
   *     of them
   */
  public List<QueueEntry> waiting(ServiceSafe safe, BigInteger fromNonce) throws ServiceFault {
    EntryReader reader = new EntryReader(safe);
    List<QueueEntry> entries = new ArrayList<>();
    Set<Bytes> seen = new HashSet<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer =
          link.get(
              path("safes/" + safe.address() + "/multisig-transactions/")
                  + "?executed=false&ordering=nonce&limit="
                  + PAGE
                  + "&offset="
                  + page * PAGE
                  + "&nonce__gte="
                  + fromNonce);
      for (JsonNode result : results(answer)) {
        QueueEntry entry = asked(reader.read(result, null), fromNonce);
        // A page may shift while they are read, so that one stands on two of them.
        if (!(entry instanceof Waiting one) || seen.add(one.hash().safeTxHash())) {
          entries.add(entry);
        }
      }
      if (isLast(answer)) {
        return entries;
      }
    }
    throw link.unusable("its pages do not end after " + MOST_PAGES);
  }

  private JsonNode results(JsonNode answer) throws ServiceFault {
    JsonNode results = answer.path("results");
    if (!results.isArray() || results.size() > PAGE) {
      throw link.unusable("its page is no list of at most " + PAGE + " results");
    }
    return results;
  }

  private boolean isLast(JsonNode answer) throws ServiceFault {
    if (answer.path("next").isNull() || answer.path("next").isMissingNode()) {
      return true;
    }
    if (answer.path("results").isEmpty()) {
      throw link.unusable("it has an empty page, and says that there are more");
    }
    return false;
  }

  private static QueueEntry asked(QueueEntry entry, BigInteger fromNonce) {
    if (entry instanceof Waiting one) {
      BigInteger nonce = one.payload().transaction().nonce();
      if (one.executed() || nonce == null || nonce.compareTo(fromNonce) < 0) {
        return new Contradictory(
            "The service was asked for what waits from nonce "
                + fromNonce
                + " on, and lists "
                + (one.executed() ? "what it says was carried out: " : "an earlier one: ")
                + one.hash().safeTxHash());
      }
    }
    return entry;
  }

  /**
   * One transaction.
   *
   * @param safeTxHash what it must hash to
   * @throws ServiceFault also when the service does not know it
   */
  public QueueEntry transaction(ServiceSafe safe, Bytes safeTxHash) throws ServiceFault {
    requireHash(safeTxHash);
    JsonNode answer = link.get(path("multisig-transactions/" + safeTxHash + "/"));
    return new EntryReader(safe).read(answer, safeTxHash);
  }

  /**
   * Whom somebody lets propose, for whichever Safe; also those whose time is over.
   *
   * @param delegator an owner, by what the chain says
   * @throws ServiceFault when it does not answer, answers in another form, or has more than 2,000
   *     of them
   */
  public List<Delegate> delegates(Address delegator) throws ServiceFault {
    Set<Delegate> delegates = new LinkedHashSet<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer =
          link.get(
              path("delegates/")
                  + "?delegator="
                  + delegator
                  + "&limit="
                  + PAGE
                  + "&offset="
                  + page * PAGE);
      for (JsonNode result : results(answer)) {
        try {
          delegates.add(DelegateReader.read(result, delegator));
        } catch (UnreadableInput e) {
          throw link.unusable(e.sentence());
        }
      }
      if (isLast(answer)) {
        return List.copyOf(delegates);
      }
    }
    throw link.unusable("its pages do not end after " + MOST_PAGES);
  }

  /**
   * Leaves a confirmation there. A transaction that has it already takes it again.
   *
   * @throws ServiceFault when the service does not take it, or does not answer: then it may have
   *     taken it all the same, and {@link #transaction} tells
   */
  public void confirm(Bytes safeTxHash, Signature65 signature) throws ServiceFault {
    requireHash(safeTxHash);
    link.post(
        "/api/v1/multisig-transactions/" + safeTxHash + "/confirmations/",
        Json.object().put("signature", signature.bytes().toHex()));
  }

  /**
   * Leaves a transaction there with its first confirmation.
   *
   * @param sender an owner, whose signature it is
   * @param origin for people, at most 200 characters
   * @throws ServiceFault as {@link #confirm}
   * @throws IllegalArgumentException when the signature is not the sender's over this transaction,
   *     or the sender is no owner
   */
  public SafeHash propose(
      ServiceSafe safe,
      SafeTransaction transaction,
      Address sender,
      Signature65 signature,
      String origin)
      throws ServiceFault {
    SafeHash hash = safe.hash(transaction);
    if (!safe.owners().contains(sender)
        || signature.signer(hash.safeTxHash()).filter(sender::equals).isEmpty()) {
      throw new IllegalArgumentException("the signature is not that of an owner " + sender);
    }
    ObjectNode body = SafeWriter.fields(transaction);
    body.put("safe", safe.address().toString());
    body.put("contractTransactionHash", hash.safeTxHash().toHex());
    body.put("sender", sender.toString());
    body.put("signature", signature.bytes().toHex());
    body.put("origin", origin.length() > 200 ? origin.substring(0, 200) : origin);
    link.post(path("safes/" + safe.address() + "/multisig-transactions/"), body);
    return hash;
  }

  @Override
  public void close() {
    link.close();
  }

  private String path(String rest) {
    return "/api/" + api.name().toLowerCase(Locale.ROOT) + "/" + rest;
  }

  private static void requireHash(Bytes hash) {
    if (hash.length() != 32) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length());
    }
  }
}
