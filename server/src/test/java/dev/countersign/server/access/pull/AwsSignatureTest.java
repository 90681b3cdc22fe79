package dev.countersign.server.access.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signature Version 4 against AWS's own test suite ("aws-sig-v4-test-suite"). */
class AwsSignatureTest {
  @ParameterizedTest
  @CsvSource({
    "get-vanilla, GET, /, '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "get-vanilla-query-order-key-case, GET, /?Param2=value2&Param1=value1, '', '', b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    "post-vanilla, POST, /, '', '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "post-x-www-form-urlencoded, POST, /, application/x-www-form-urlencoded, Param1=value1, ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
  })
  void signsAsAwsDoes(
      String name, String method, String path, String type, String body, String signature) {
    AwsSignature key =
        new AwsSignature(
            "AKIDEXAMPLE",
            PullRoom.secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            "us-east-1",
            "service",
            () -> Instant.parse("2015-08-30T12:36:00Z"));
    Map<String, String> headers =
        key.headers(
            new Question(
                method,
                URI.create("https://example.amazonaws.com" + path),
                type.isEmpty() ? Map.of() : Map.of("Content-Type", type),
                body));
    assertThat(headers).as(name).containsEntry("X-Amz-Date", "20150830T123600Z");
    assertThat(headers.get("Authorization"))
        .as(name)
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders="
                + (type.isEmpty() ? "" : "content-type;")
                + "host;x-amz-date, Signature="
                + signature);
  }
}
