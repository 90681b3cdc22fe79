package dev.countersign.gate.key;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.remote.ClientTls;
import dev.countersign.gate.key.remote.SignerClient;
import dev.countersign.gate.key.remote.SignerFault;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A key that a remote signer holds (web3signer).
 *
 * @param address whose signatures are accepted; null only for listing
 * @param timeout the deadline of one request
 * @param authorities certificates in PEM that vouch for the signer; null for the platform's
 * @param certificate a PKCS#12 file by which the signer knows us; null for none
 * @param certificatePassword of that file
 */
public record RemoteSource(
    URI url,
    @Nullable Address address,
    Duration timeout,
    @Nullable Path authorities,
    @Nullable Path certificate,
    SecretSource certificatePassword)
    implements KeySource {
  /** The deadline where nobody says another: a signer may have to ask a device of its own. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final String PASSWORD = "client-certificate-password-source";
  private static final String[] KNOWN = {
    "address", "timeout", "ca", "client-certificate", PASSWORD, "unencrypted"
  };

  static RemoteSource parse(String text) {
    SourceText source = new SourceText("remote", text, KNOWN);
    URI url =
        source.attempt(
            () -> BoundedHttp.address(source.rawPlace(), "its URL", "https://signer:9000"));
    Address address = source.read("address", value -> Address.parse(value, "\"address\""));
    Duration timeout = source.read("timeout", RemoteSource::seconds);
    Path authorities = source.read("ca", value -> path(value, "ca"));
    Path certificate =
        source.read("client-certificate", value -> path(value, "client-certificate"));
    SecretSource password = source.read(PASSWORD, value -> SecretSource.parse(value, PASSWORD));
    String unencrypted = source.value("unencrypted");
    if (unencrypted != null && !unencrypted.equals("yes")) {
      source.mistake("\"unencrypted\" is not yes");
    }
    if (url != null) {
      if (url.getUserInfo() != null) {
        source.mistake("its URL holds a user or password; expected a client certificate");
      }
      if (url.getRawFragment() != null) {
        source.mistake("its URL has a #, behind which nothing is sent");
      }
      if (!BoundedHttp.isEncrypted(url) && unencrypted == null && !BoundedHttp.isLoopback(url)) {
        source.mistake(
            "its URL is http: whoever is on the way could read and replace what is signed; expected"
                + " https, or unencrypted=yes where the network is trusted");
      }
      if (!BoundedHttp.isEncrypted(url) && (authorities != null || certificate != null)) {
        source.mistake("certificates are of no use with http");
      }
    }
    source.end();
    return new RemoteSource(
        Objects.requireNonNull(url),
        address,
        timeout == null ? TIMEOUT : timeout,
        authorities,
        certificate,
        password == null ? new SecretSource.Asked() : password);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[0-9]{1,3}s") || text.equals("0s")) {
      throw new UnreadableInput("\"timeout\" is no number of seconds such as 5s");
    }
    return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }

  private static Path path(String text, String name) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnreadableInput("\"" + name + "\" cannot be a file");
    }
  }

  @Override
  public SigningKey open(Surroundings surroundings) throws KeyFault {
    Address wanted = address;
    if (wanted == null) {
      throw new UnreadableInput(
          "The key at "
              + description()
              + " is not named: expected address=0x…, so that no other key's signature is taken");
    }
    SignerClient client = client(surroundings);
    try {
      String name = client.keys().get(wanted);
      if (name == null) {
        throw new KeyFault(
            KeyFault.Kind.REFUSED, description() + " does not hold the key of " + wanted);
      }
      return new VerifiedKey(wanted, description(), new Device(client, name, wanted));
    } catch (SignerFault fault) {
      client.close();
      throw fault(fault);
    } catch (KeyFault fault) {
      client.close();
      throw fault;
    }
  }

  @Override
  public List<FoundKey> list(Surroundings surroundings) throws KeyFault {
    try (SignerClient client = client(surroundings)) {
      return client.keys().keySet().stream()
          .map(account -> new FoundKey(account, "remote:" + url + "?address=" + account, ""))
          .toList();
    } catch (SignerFault fault) {
      throw fault(fault);
    }
  }

  private SignerClient client(Surroundings surroundings) {
    return new SignerClient(url, timeout, tls(surroundings));
  }

  private @Nullable SSLContext tls(Surroundings surroundings) {
    if (certificate == null) {
      return authorities == null ? null : ClientTls.context(authorities, null, null);
    }
    try (Secret secret =
        certificatePassword.read(surroundings, "the password of the certificate " + certificate)) {
      char[] password = secret.copy();
      try {
        return ClientTls.context(authorities, certificate, password);
      } finally {
        Arrays.fill(password, '\0');
      }
    }
  }

  private record Device(SignerClient client, String name, Address address)
      implements VerifiedKey.Device {
    /** Its v and the half of its s do not matter: both follow from who must have signed. */
    @Override
    public Signature65 sign(SigningInput input, Bytes digest) throws KeyFault {
      Bytes answer;
      try {
        answer = client.sign(name, input.preimage());
      } catch (SignerFault fault) {
        throw fault(fault);
      }
      BigInteger r = answer.slice(0, 32).toUnsigned();
      BigInteger s = answer.slice(32, 64).toUnsigned();
      return Signature65.by(address, digest, r, s)
          .orElseThrow(() -> VerifiedKey.wrong(address, "the remote signer"));
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static KeyFault fault(SignerFault fault) {
    return new KeyFault(
        switch (fault.kind()) {
          case UNAVAILABLE -> KeyFault.Kind.UNAVAILABLE;
          case REFUSED -> KeyFault.Kind.REFUSED;
          case UNUSABLE -> KeyFault.Kind.WRONG_ANSWER;
        },
        fault.sentence());
  }

  @Override
  public String description() {
    return "the remote signer at " + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
