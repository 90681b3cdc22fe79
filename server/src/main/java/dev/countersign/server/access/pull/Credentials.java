package dev.countersign.server.access.pull;

import dev.countersign.chain.http.HttpFault;
import dev.countersign.gate.key.Secret;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/** What sources are shown, by the settings. */
final class Credentials {
  private Credentials() {}

  static Credential of(PullSettings settings, InstantSource clock) {
    return switch (settings.key()) {
      case PullKey.Token(Secret token) ->
          new Token(settings.kind() == Kind.OKTA ? "SSWS" : "Bearer", token);
      case PullKey.Client client ->
          new GrantedToken(
              client.address(),
              settings.kind() == Kind.ONELOGIN
                  ? TokenRequest.basic(client)
                  : TokenRequest.form(client),
              "it does not take the client and its secret",
              clock);
      case PullKey.Account account ->
          new GrantedToken(
              account.address(),
              TokenRequest.assertion(account, clock),
              "it does not take the service account’s key, or the account may not act for “subject”"
                  + " with this scope in the whole domain, or this server’s clock is wrong",
              clock);
      case PullKey.Signing signing ->
          settings.kind() == Kind.DUO
              ? new DuoSignature(signing.id(), signing.secret(), clock)
              : new AwsSignature(
                  signing.id(), signing.secret(), signing.region(), "cloudtrail", clock);
    };
  }

  /** A token that stands in a file. */
  private record Token(String scheme, Secret secret) implements Credential {
    @Override
    public Map<String, String> headers(Question question) throws HttpFault {
      return Map.of("Authorization", scheme + " " + text(secret));
    }

    @Override
    public String wrong() {
      return "it does not take the token";
    }
  }

  static String text(Secret secret) {
    char[] characters = secret.copy();
    try {
      return new String(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }
}
