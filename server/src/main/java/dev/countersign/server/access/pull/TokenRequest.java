package dev.countersign.server.access.pull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.settings.PullKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** How a token service is asked. */
interface TokenRequest {
  /** What Google’s reports of activities are read with, and nothing else. */
  String SCOPE = "https://www.googleapis.com/auth/admin.reports.audit.readonly";

  /** The request, made anew each time: some are dated. */
  HttpRequest.Builder make();

  /** Client credentials, in the form (RFC 6749, 2.3.1 and 4.4). */
  static TokenRequest form(PullKey.Client client) {
    return () -> {
      StringBuilder form = new StringBuilder("grant_type=client_credentials");
      add(form, "client_id", client.id());
      add(form, "client_secret", Credentials.text(client.secret()));
      add(form, "scope", client.scope());
      add(form, "audience", client.audience());
      return post(client.address(), "application/x-www-form-urlencoded", form.toString());
    };
  }

  /** Client credentials, in the Authorization header, with a body in JSON: as OneLogin wants it. */
  static TokenRequest basic(PullKey.Client client) {
    return () -> {
      String both = client.id() + ":" + Credentials.text(client.secret());
      return post(client.address(), "application/json", "{\"grant_type\":\"client_credentials\"}")
          .header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    };
  }

  /** A service account that acts for somebody of its domain (RFC 7523, 2.1). */
  static TokenRequest assertion(PullKey.Account account, InstantSource clock) {
    return () -> {
      StringBuilder form = new StringBuilder("grant_type=");
      form.append(encoded("urn:ietf:params:oauth:grant-type:jwt-bearer"));
      add(form, "assertion", assertion(account, clock.instant()));
      return post(account.address(), "application/x-www-form-urlencoded", form.toString());
    };
  }

  private static String assertion(PullKey.Account account, Instant now) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(account.keyId())
                .build(),
            new Payload(
                Json.compact(
                    Json.object()
                        .put("iss", account.mail())
                        .put("sub", account.subject())
                        .put("scope", SCOPE)
                        .put("aud", account.address().toString())
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(Duration.ofHours(1)).getEpochSecond()))));
    try {
      token.sign(new RSASSASigner(account.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
    return token.serialize();
  }

  private static HttpRequest.Builder post(URI address, String type, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", type)
        .header("Accept", "application/json")
        .header("User-Agent", "Countersign")
        .POST(BodyPublishers.ofString(body));
  }

  private static void add(StringBuilder form, String name, String value) {
    if (!value.isEmpty()) {
      form.append('&').append(name).append('=').append(encoded(value));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
