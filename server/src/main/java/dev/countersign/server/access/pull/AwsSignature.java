package dev.countersign.server.access.pull;

import dev.countersign.gate.key.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * AWS Signature Version 4 in the Authorization header, over the method, path, parameters, body and
 * all headers of a request that it names. The path is taken as it is, and has nothing to be
 * encoded.
 */
final class AwsSignature implements Credential {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String key;
  private final Secret secret;
  private final String region;
  private final String service;
  private final InstantSource clock;

  AwsSignature(String key, Secret secret, String region, String service, InstantSource clock) {
    this.key = key;
    this.secret = secret;
    this.region = region;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers(Question question) {
    Instant now = clock.instant();
    String moment = MOMENT.format(now);
    String day = moment.substring(0, 8);
    SortedMap<String, String> signed = new TreeMap<>();
    question
        .headers()
        .forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("host", question.host());
    signed.put("x-amz-date", moment);
    String names = String.join(";", signed.keySet());
    String scope = String.join("/", day, region, service, "aws4_request");
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            moment,
            scope,
            Hmac.sha256(canonical(question, signed, names)));
    return Map.of(
        "X-Amz-Date",
        moment,
        "Authorization",
        "AWS4-HMAC-SHA256 Credential="
            + key
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + Hmac.hex(Hmac.of("SHA256", signingKey(day), text)));
  }

  private static String canonical(
      Question question, SortedMap<String, String> signed, String names) {
    String path = question.address().getRawPath();
    SortedMap<String, String> parameters = Query.of(question.address());
    return String.join(
        "\n",
        question.method(),
        path == null || path.isEmpty() ? "/" : path,
        parameters.entrySet().stream()
            .map(one -> Query.encoded(one.getKey()) + "=" + Query.encoded(one.getValue()))
            .collect(Collectors.joining("&")),
        signed.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue() + "\n")
            .collect(Collectors.joining()),
        names,
        Hmac.sha256(question.body()));
  }

  private byte[] signingKey(String day) {
    byte[] known = secret.utf8();
    byte[] first = new byte[known.length + 4];
    try {
      System.arraycopy(new byte[] {'A', 'W', 'S', '4'}, 0, first, 0, 4);
      System.arraycopy(known, 0, first, 4, known.length);
      byte[] made = Hmac.of("SHA256", first, day);
      for (String part : new String[] {region, service, "aws4_request"}) {
        made = Hmac.of("SHA256", made, part);
      }
      return made;
    } finally {
      Arrays.fill(known, (byte) 0);
      Arrays.fill(first, (byte) 0);
    }
  }

  @Override
  public String wrong() {
    return "it does not take the signature: the access key in “client” or the secret is not the right"
        + " one, or this server’s clock is wrong";
  }
}
