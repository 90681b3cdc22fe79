package dev.countersign.acceptance.company;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Safe Transaction Service on loopback that answers in the shape of its version 5.33.1, as
 * recorded in {@code chain/src/test/resources/dev/countersign/chain/safeservice}. What is left
 * there is kept; it can be gone, slow, or lie.
 */
final class QueueService implements AutoCloseable {
  /** How it is. */
  enum Mood {
    /** It answers. */
    WELL,
    /** It answers with a fault. */
    DOWN,
    /** It does not answer in time. */
    SLOW
  }

  private final HttpServer server;
  private final List<ObjectNode> entries = new ArrayList<>();
  private final List<ObjectNode> delegates = new ArrayList<>();
  private final List<String> proposed = new ArrayList<>();
  private Mood mood = Mood.WELL;

  QueueService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tx-service/local";
  }

  synchronized void mood(Mood other) {
    mood = other;
  }

  /** Somebody proposes a transaction at the service; its hash. */
  synchronized Bytes propose(Vault of, SafeTransaction transaction, PrivateKey by) {
    Bytes hash = of.hash(transaction);
    add(of.safe(), transaction, hash, by.address());
    confirm(hash, by);
    return hash;
  }

  /** An owner confirms there. */
  synchronized void confirm(Bytes hash, PrivateKey owner) {
    confirm(hash, owner.address(), owner.sign(hash));
  }

  /** Somebody leaves a confirmation in an owner's name. */
  synchronized void confirm(Bytes hash, Address said, Signature65 signature) {
    ArrayNode confirmations = (ArrayNode) find(hash).path("confirmations");
    ObjectNode one = confirmations.addObject();
    one.put("owner", said.toString()).put("submissionDate", "2026-03-02T09:18:39.441556Z");
    one.putNull("transactionHash");
    one.put("signature", signature.bytes().toHex()).put("signatureType", "EOA");
  }

  /** Somebody lets another propose: for a Safe, or for all where it is null. */
  synchronized void delegate(
      Address delegate,
      Address delegator,
      @Nullable Address safe,
      String label,
      @Nullable String expires) {
    delegates.add(
        Json.object()
            .put("safe", safe == null ? null : safe.toString())
            .put("delegate", delegate.toString())
            .put("delegator", delegator.toString())
            .put("label", label)
            .put("expiryDate", expires));
  }

  /** It says something else of a transaction than what its hash covers. */
  synchronized void lie(Bytes hash, String field, String value) {
    find(hash).put(field, value);
  }

  /** Whose confirmations a transaction has there. */
  synchronized List<String> owners(Bytes hash) {
    return entries.stream()
        .filter(one -> one.path("safeTxHash").asString().equals(hash.toHex()))
        .flatMap(one -> one.path("confirmations").valueStream())
        .map(one -> one.path("owner").asString())
        .toList();
  }

  /** The hashes that were proposed over HTTP. */
  synchronized List<String> proposed() {
    return List.copyOf(proposed);
  }

  private ObjectNode find(Bytes hash) {
    return entries.stream()
        .filter(one -> one.path("safeTxHash").asString().equals(hash.toHex()))
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode add(Address safe, SafeTransaction transaction, Bytes hash, Address proposer) {
    ObjectNode entry = Json.object().put("safe", safe.toString());
    entry.setAll(SafeWriter.fields(transaction));
    entry.putNull("executionDate").put("submissionDate", "2026-03-02T09:15:25.177807Z");
    entry.put("modified", "2026-03-02T09:18:39.441556Z").putNull("blockNumber");
    entry.putNull("transactionHash").put("safeTxHash", hash.toHex());
    entry.put("proposer", proposer.toString()).putNull("proposedByDelegate").putNull("executor");
    entry.put("isExecuted", false).putNull("isSuccessful").putNull("ethGasPrice");
    entry.putNull("maxFeePerGas").putNull("maxPriorityFeePerGas").putNull("gasUsed").putNull("fee");
    entry.put("origin", "{}").putNull("dataDecoded").put("confirmationsRequired", 3);
    entry.putArray("confirmations");
    entry.put("trusted", true).putNull("signatures");
    entries.add(entry);
    return entry;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Mood now;
    synchronized (this) {
      now = mood;
    }
    if (now == Mood.SLOW) {
      pause();
    }
    if (now != Mood.WELL) {
      send(exchange, 503, "{}");
      return;
    }
    URI uri = exchange.getRequestURI();
    if (exchange.getRequestMethod().equals("GET")) {
      send(
          exchange,
          200,
          Json.compact(uri.getPath().endsWith("/delegates/") ? delegates(uri) : page(uri)));
    } else if (uri.getPath().endsWith("/confirmations/")) {
      String hash = uri.getPath().replaceFirst(".*/(0x[0-9a-f]{64})/confirmations/$", "$1");
      Signature65 signature =
          Signature65.of(Bytes.fromHex(Json.parse(body, "It").path("signature").asString()));
      Bytes digest = Bytes.fromHex(hash);
      confirm(digest, signature.signer(digest).orElseThrow(), signature);
      send(exchange, 201, "");
    } else {
      take(Json.parse(body, "It"));
      send(exchange, 201, "");
    }
  }

  private synchronized void take(JsonNode said) {
    Bytes hash = Bytes.fromHex(said.path("contractTransactionHash").asString());
    add(
        Address.of(said.path("safe").asString()),
        new SafeTransaction(
            Address.of(said.path("to").asString()),
            new BigInteger(said.path("value").asString()),
            Bytes.fromHex(said.path("data").asString()),
            said.path("operation").asInt(),
            new BigInteger(said.path("safeTxGas").asString()),
            new BigInteger(said.path("baseGas").asString()),
            new BigInteger(said.path("gasPrice").asString()),
            Address.of(said.path("gasToken").asString()),
            Address.of(said.path("refundReceiver").asString()),
            new BigInteger(said.path("nonce").asString())),
        hash,
        Address.of(said.path("sender").asString()));
    proposed.add(hash.toHex());
    confirm(
        hash,
        Address.of(said.path("sender").asString()),
        Signature65.of(Bytes.fromHex(said.path("signature").asString())));
  }

  private synchronized ObjectNode page(URI uri) {
    String safe = uri.getPath().replaceFirst(".*/safes/(0x[0-9a-fA-F]{40})/.*", "$1");
    BigInteger from =
        new BigInteger(
            Objects.requireNonNull(uri.getQuery()).replaceFirst(".*nonce__gte=([0-9]+).*", "$1"));
    List<ObjectNode> listed =
        entries.stream()
            .filter(one -> one.path("safe").asString().equalsIgnoreCase(safe))
            .filter(one -> nonce(one).compareTo(from) >= 0)
            .sorted(Comparator.comparing(QueueService::nonce))
            .toList();
    return page(listed);
  }

  private synchronized ObjectNode delegates(URI uri) {
    String delegator =
        Objects.requireNonNull(uri.getQuery())
            .replaceFirst(".*delegator=(0x[0-9a-fA-F]{40}).*", "$1");
    return page(
        delegates.stream()
            .filter(one -> one.path("delegator").asString().equalsIgnoreCase(delegator))
            .toList());
  }

  private static ObjectNode page(List<ObjectNode> listed) {
    ObjectNode page = Json.object().put("count", listed.size());
    page.putNull("next").putNull("previous");
    ArrayNode results = page.putArray("results");
    listed.forEach(one -> results.add(one.deepCopy()));
    return page;
  }

  private static BigInteger nonce(ObjectNode entry) {
    return new BigInteger(entry.path("nonce").asString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, raw.length == 0 ? -1 : raw.length);
    if (raw.length > 0) {
      exchange.getResponseBody().write(raw);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(15_000); // past the client's deadline
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
