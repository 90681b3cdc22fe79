package dev.countersign.gate.key.remote;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * web3signer's API for Ethereum accounts: {@code GET /api/v1/eth1/publicKeys} lists public keys as
 * hexadecimal, {@code POST /api/v1/eth1/sign/{publicKey}} with {@code {"data":"0x…"}} hashes the
 * data with Keccak-256, signs it, and answers r, s and v as hexadecimal text. May be used from
 * several threads at once.
 *
 * @see <a href="https://consensys.github.io/web3signer/web3signer-eth1.html">its description</a>
 */
public final class SignerClient implements AutoCloseable {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_KEYS = 5_000;

  private final BoundedHttp http;
  private final String base;

  /**
   * A client; connects when it is asked first.
   *
   * @param url of the signer, checked by {@link BoundedHttp#address}
   * @param timeout the deadline of one request
   * @param tls keys and authorities of its own, or null for the platform's
   */
  public SignerClient(URI url, Duration timeout, @Nullable SSLContext tls) {
    this.http = new BoundedHttp("remote signer", url, timeout, LARGEST, tls);
    String text = url.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * The accounts of its keys, each with the name by which it is asked to sign: the public key as it
   * wrote it.
   *
   * @throws SignerFault when it does not answer, or lists what is no public key
   */
  public Map<Address, String> keys() throws SignerFault {
    JsonNode list = list(ask(request("/api/v1/eth1/publicKeys").GET(), "list its keys"));
    Map<Address, String> keys = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      String name = entry.isString() ? entry.asString() : "";
      Address account = account(name);
      keys.put(account, name);
    }
    return keys;
  }

  private JsonNode list(Bytes body) throws SignerFault {
    try {
      JsonNode list = Json.parse(text(body), "It");
      if (list.isArray() && list.size() <= MOST_KEYS) {
        return list;
      }
    } catch (UnreadableInput e) {
      throw unusable("its list of keys is not JSON");
    }
    throw unusable("its list of keys is no list, or has more than " + MOST_KEYS + " entries");
  }

  private Address account(String name) throws SignerFault {
    try {
      if (name.matches("(0x)?[0-9a-fA-F]{128}([0-9a-fA-F]{2})?")) {
        return Secp256k1.addressOfPoint(Bytes.fromHex(name, "It"))
            .orElseThrow(() -> unusable("it lists a public key that is no point of secp256k1"));
      }
    } catch (UnreadableInput e) {
      throw unusable("it lists a public key that is not hexadecimal");
    }
    throw unusable("it lists something that is no public key of secp256k1");
  }

  /**
   * Has it sign.
   *
   * @param key its name, out of {@link #keys}
   * @param data what it hashes and signs
   * @return the 65 bytes that it answered: r, s, v; nothing is verified yet
   * @throws SignerFault when it does not answer, refuses, or answers something else
   */
  public Bytes sign(String key, Bytes data) throws SignerFault {
    String body = Json.compact(Json.object().put("data", data.toHex()));
    Bytes answer =
        ask(
            request("/api/v1/eth1/sign/" + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            "sign");
    String text = text(answer).strip();
    if (!text.matches("0x[0-9a-fA-F]{130}")) {
      throw unusable("its answer is no signature of 65 bytes in hexadecimal");
    }
    return Bytes.fromHex(text);
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "application/json, text/plain");
  }

  private Bytes ask(HttpRequest.Builder request, String what) throws SignerFault {
    Answer answer;
    try {
      answer = http.send(request);
    } catch (HttpFault fault) {
      throw new SignerFault(
          fault.kind() == HttpFault.Kind.TOO_LARGE
              ? SignerFault.Kind.UNUSABLE
              : SignerFault.Kind.UNAVAILABLE,
          fault.sentence());
    }
    if (answer.status() == 200) {
      return answer.body();
    }
    String refused = http.place() + " was asked to " + what + " and answered with HTTP status ";
    throw switch (answer.status()) {
      case 400 -> refused(refused + "400: it does not take the request");
      case 401, 403 -> refused(refused + answer.status() + ": it does not let us in");
      case 404 ->
          refused(refused + "404: it has no such key, or there is no web3signer at this URL");
      default -> new SignerFault(SignerFault.Kind.UNAVAILABLE, refused + answer.status());
    };
  }

  private static SignerFault refused(String sentence) {
    return new SignerFault(SignerFault.Kind.REFUSED, sentence);
  }

  private SignerFault unusable(String why) {
    return new SignerFault(
        SignerFault.Kind.UNUSABLE, http.place() + " answered what cannot be used: " + why);
  }

  private static String text(Bytes body) {
    return new String(body.toArray(), StandardCharsets.UTF_8);
  }
}
