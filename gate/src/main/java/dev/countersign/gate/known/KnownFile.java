package dev.countersign.gate.known;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the file of what is known in advance ({@code --known}; format: {@code docs/known.md}). */
public final class KnownFile {
  private static final int MOST = 100_000;
  private static final int LONGEST_TEXT = 200;
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");

  private KnownFile() {}

  /**
   * Reads the file's text.
   *
   * @throws UnreadableInput when it is not JSON, has a field that is none of the format's, or a
   *     value that cannot be, saying which
   */
  public static Known read(String json) {
    JsonNode file = Json.parse(json, "The file of known addresses");
    JsonFields.only(
        file,
        "The file of known addresses",
        "wallets",
        "addresses",
        "tokens",
        "domains",
        "seen",
        "bitcoinKeys",
        "bitcoinAddresses");
    List<Known.TokenEntry> tokens = list(file, "tokens", KnownFile::token);
    refuseContradictions(tokens);
    return new Known(
        list(file, "wallets", KnownFile::wallet),
        list(file, "addresses", KnownFile::entry),
        tokens,
        new HashSet<>(list(file, "domains", KnownFile::domain)),
        list(file, "seen", KnownFile::seen),
        list(file, "bitcoinKeys", KnownFile::bitcoinKey),
        list(file, "bitcoinAddresses", KnownFile::bitcoinEntry));
  }

  private static Known.Wallet wallet(JsonNode node) {
    JsonFields.only(
        node, "A wallet", "chainId", "address", "label", "owners", "threshold", "version");
    List<Address> owners =
        list(node, "owners", owner -> Address.parse(plain(owner, "An owner"), "An owner"));
    if (new HashSet<>(owners).size() != owners.size()) {
      throw new UnreadableInput("An owner stands twice in \"owners\"");
    }
    String version = JsonFields.textOrNull(node, "version");
    return new Known.Wallet(
        JsonFields.chainIdOrNull(node, "chainId"),
        JsonFields.address(node, "address"),
        label(node),
        owners,
        threshold(node, owners.size()),
        version == null ? null : SafeVersion.parse(version));
  }

  private static @Nullable Integer threshold(JsonNode node, int owners) {
    BigInteger threshold = JsonFields.uintOrNull(node, "threshold");
    if (threshold == null) {
      return null;
    }
    int most = owners == 0 ? 1_000 : owners;
    if (threshold.signum() == 0 || threshold.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new UnreadableInput("The field \"threshold\" is not between 1 and " + most);
    }
    return threshold.intValueExact();
  }

  private static Known.Entry entry(JsonNode node) {
    JsonFields.only(node, "An address", "chainId", "address", "kind", "label");
    return new Known.Entry(
        JsonFields.chainIdOrNull(node, "chainId"),
        JsonFields.address(node, "address"),
        kind(JsonFields.text(node, "kind")),
        label(node));
  }

  private static Known.BitcoinEntry bitcoinEntry(JsonNode node) {
    JsonFields.only(node, "A Bitcoin address", "address", "kind", "label");
    Known.Kind kind = kind(JsonFields.text(node, "kind"));
    if (kind != Known.Kind.OWN && kind != Known.Kind.COUNTERPARTY) {
      throw new UnreadableInput("A Bitcoin address is of the kind own or counterparty");
    }
    String address = JsonFields.text(node, "address");
    BitcoinAddress.parse(address, "The field \"address\"");
    return new Known.BitcoinEntry(address, kind, label(node));
  }

  private static String bitcoinKey(JsonNode node) {
    String key = plain(node, "A Bitcoin key");
    ExtendedKey.parse(key, "A Bitcoin key");
    return key;
  }

  private static Known.Kind kind(String text) {
    List<String> right = new ArrayList<>();
    for (Known.Kind kind : Known.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return kind;
      }
      right.add(name);
    }
    throw new UnreadableInput(
        "The field \"kind\" is none of " + String.join(", ", right) + ": " + shortened(text));
  }

  private static Known.TokenEntry token(JsonNode node) {
    JsonFields.only(node, "A token", "chainId", "contract", "symbol", "decimals");
    Long chainId = JsonFields.chainIdOrNull(node, "chainId");
    if (chainId == null) {
      throw new UnreadableInput("The field \"chainId\" is missing; a token is on one chain");
    }
    BigInteger decimals = JsonFields.uint(node, "decimals");
    if (decimals.compareTo(BigInteger.valueOf(255)) > 0) {
      throw new UnreadableInput("The field \"decimals\" is not between 0 and 255");
    }
    return new Known.TokenEntry(
        chainId,
        JsonFields.address(node, "contract"),
        plain(JsonFields.required(node, "symbol"), "The field \"symbol\""),
        decimals.intValueExact());
  }

  private static void refuseContradictions(List<Known.TokenEntry> tokens) {
    Map<String, Known.TokenEntry> first = new HashMap<>();
    for (Known.TokenEntry token : tokens) {
      Known.TokenEntry other =
          first.putIfAbsent(token.chainId() + " " + token.contract().toHex(), token);
      if (other != null && !Objects.equals(other, token)) {
        throw new UnreadableInput(
            "The token "
                + token.contract()
                + " stands twice in \"tokens\" with another symbol or other decimals");
      }
    }
  }

  private static String domain(JsonNode node) {
    String domain = plain(node, "A domain");
    if (!HOST.matcher(domain).matches()) {
      throw new UnreadableInput(
          "A domain is not a host in lower case such as app.safe.global (no https://, no path): "
              + domain);
    }
    return domain;
  }

  private static Known.Seen seen(JsonNode node) {
    JsonFields.only(node, "A seen payload", "chainId", "wallet", "nonce", "hash");
    Bytes hash = JsonFields.bytes(node, "hash");
    if (hash.length() != 32) {
      throw new UnreadableInput(
          "The field \"hash\" has " + hash.length() + " bytes; a hash has 32");
    }
    return new Known.Seen(
        JsonFields.chainIdOrNull(node, "chainId"),
        JsonFields.address(node, "wallet"),
        JsonFields.uint(node, "nonce"),
        hash);
  }

  private static String label(JsonNode node) {
    return plain(JsonFields.required(node, "label"), "The field \"label\"");
  }

  /** Text that stands in sentences: nothing in it may hide or reorder what a person reads. */
  private static String plain(JsonNode node, String what) {
    String text = node.isString() ? node.asString() : "";
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new UnreadableInput(
          what + " is not text of 1 to " + LONGEST_TEXT + " characters in quotation marks");
    }
    boolean hidden =
        text.codePoints()
            .map(Character::getType)
            .anyMatch(type ->
                type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR);
    if (hidden) {
      throw new UnreadableInput(what + " holds characters that cannot be seen");
    }
    return text;
  }

  private static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> reader) {
    JsonNode node = JsonFields.optional(object, name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MOST) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is not a list in brackets of at most " + MOST + " entries");
    }
    List<T> list = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      try {
        list.add(reader.apply(element));
      } catch (UnreadableInput e) {
        throw new UnreadableInput(
            "In \"" + name + "\", entry " + (list.size() + 1) + ": " + e.sentence());
      }
    }
    return list;
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
