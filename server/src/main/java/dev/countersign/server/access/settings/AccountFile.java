package dev.countersign.server.access.settings;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * The key of a service account, in the JSON in which Google hands it out. No sentence repeats what
 * stands in it.
 */
final class AccountFile {
  private static final int LARGEST = 16 << 10;
  private static final int LEAST_BITS = 2_048;

  private AccountFile() {}

  /**
   * Reads it.
   *
   * @param subject for whom the account acts
   * @throws UnreadableInput when it is none
   */
  static PullKey.Account read(Path file, String subject, SignalReading.Addresses addresses) {
    JsonNode all = json(file);
    String mail = all.path("client_email").asString("");
    String id = all.path("private_key_id").asString("");
    String address = all.path("token_uri").asString("");
    if (!all.path("type").asString("").equals("service_account")
        || mail.isEmpty()
        || id.isEmpty()
        || address.isEmpty()) {
      throw none(file);
    }
    return new PullKey.Account(
        addresses.read(address, "The token_uri in " + file),
        mail,
        id,
        key(file, all.path("private_key").asString("")),
        subject);
  }

  private static JsonNode json(Path file) {
    byte[] bytes = new byte[0];
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnreadableInput("The file " + file + " is too large for a service account’s key");
      }
      return Json.parse(new String(bytes, StandardCharsets.UTF_8), "The key");
    } catch (IOException e) {
      throw new UnreadableInput(
          "The file " + file + ", which should hold a service account’s key, could not be read");
    } catch (UnreadableInput e) {
      throw bytes.length > LARGEST ? e : none(file); // the reason may repeat a piece of the key
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** PKCS #8 in PEM (RFC 7468, section 10). */
  private static PrivateKey key(Path file, String pem) {
    String inner =
        pem.replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(inner);
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
        return key;
      }
      throw new UnreadableInput(
          "The key in the file " + file + " is shorter than " + LEAST_BITS + " bits");
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw none(file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static UnreadableInput none(Path file) {
    return new UnreadableInput(
        "The file "
            + file
            + " is not a service account’s key: expected the JSON file that Google hands out, with"
            + " type, client_email, private_key_id, private_key and token_uri");
  }
}
