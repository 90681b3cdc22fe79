package dev.countersign.server.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the identity provider: the authorization code flow with PKCE (RFC 6749, RFC 7636,
 * OpenID Connect Core 1.0 §3.1). Its addresses are asked for when they are first needed, so that a
 * provider that is away does not keep the server from starting.
 */
final class ProviderClient {
  private static final int MILLISECONDS = 5_000;
  private static final int LARGEST = 256 * 1024;

  /** Signed by a key that only the provider has; never by the client's secret, never by nothing. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final IdentityProvider provider;
  private final URI back;
  private volatile @Nullable OIDCProviderMetadata metadata;

  /**
   * For that provider.
   *
   * @param back where it sends people back to
   */
  ProviderClient(IdentityProvider provider, URI back) {
    this.provider = provider;
    this.back = back;
  }

  /** Where somebody goes who signs in. */
  URI way(String state, String nonce, String verifier) throws ProviderFault {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "email"), new ClientID(provider.client()), back)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(nonce))
        .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Who came back with that code. */
  Claims claims(String code, String nonce, String verifier) throws ProviderFault {
    OIDCProviderMetadata known = metadata();
    try {
      OIDCTokens tokens = tokens(known, code, verifier);
      IDTokenClaimsSet claims = validated(known, tokens.getIDToken(), nonce);
      String subject = claims.getSubject().getValue();
      String email = email(claims);
      if (email == null && known.getUserInfoEndpointURI() != null) {
        email = userInfo(known, tokens.getAccessToken(), subject);
      }
      return new Claims(subject, email);
    } catch (IOException e) {
      throw away(e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new ProviderFault(
          "What "
              + provider.host()
              + " says about you cannot be believed ("
              + e.getMessage()
              + "); nobody was signed in",
          e);
    }
  }

  private OIDCTokens tokens(OIDCProviderMetadata known, String code, String verifier)
      throws IOException, ParseException, ProviderFault {
    byte[] secret = provider.secret().utf8();
    try {
      TokenRequest request =
          new TokenRequest.Builder(
                  known.getTokenEndpointURI(),
                  new ClientSecretBasic(
                      new ClientID(provider.client()),
                      new Secret(new String(secret, StandardCharsets.UTF_8))),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), back, new CodeVerifier(verifier)))
              .build();
      TokenResponse answer = OIDCTokenResponseParser.parse(sent(request.toHTTPRequest()));
      if (answer instanceof OIDCTokenResponse tokens) {
        return tokens.getOIDCTokens();
      }
      throw new ProviderFault(
          provider.host()
              + " does not take the code that it gave you ("
              + answer.toErrorResponse().getErrorObject().getCode()
              + "); begin again");
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private IDTokenClaimsSet validated(OIDCProviderMetadata known, JWT token, String nonce)
      throws IOException, BadJOSEException, JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName());
    if (!ALGORITHMS.contains(algorithm)) {
      throw new BadJOSEException("the token is signed with " + algorithm);
    }
    return new IDTokenValidator(
            known.getIssuer(),
            new ClientID(provider.client()),
            algorithm,
            known.getJWKSetURI().toURL(),
            new DefaultResourceRetriever(MILLISECONDS, MILLISECONDS, LARGEST))
        .validate(token, new Nonce(nonce));
  }

  private @Nullable String userInfo(OIDCProviderMetadata known, AccessToken token, String subject)
      throws IOException, ParseException {
    UserInfoResponse answer =
        UserInfoResponse.parse(
            sent(new UserInfoRequest(known.getUserInfoEndpointURI(), token).toHTTPRequest()));
    if (!answer.indicatesSuccess()) {
      return null;
    }
    UserInfo said = answer.toSuccessResponse().getUserInfo();
    // Else one person's address could stand for another (OpenID Connect Core 1.0 §5.3.2).
    return said != null && said.getSubject().getValue().equals(subject) ? email(said) : null;
  }

  private static @Nullable String email(ClaimsSet claims) {
    return Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
        ? claims.getStringClaim("email")
        : null;
  }

  private OIDCProviderMetadata metadata() throws ProviderFault {
    OIDCProviderMetadata known = metadata;
    if (known == null) {
      try {
        known =
            OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), MILLISECONDS, MILLISECONDS);
      } catch (IOException e) {
        throw away(e);
      } catch (GeneralException e) {
        throw new ProviderFault(
            provider.host()
                + " does not describe itself as an identity provider must ("
                + e.getMessage()
                + ")",
            e);
      }
      metadata = known;
    }
    return known;
  }

  private static HTTPResponse sent(HTTPRequest request) throws IOException {
    request.setConnectTimeout(MILLISECONDS);
    request.setReadTimeout(MILLISECONDS);
    request.setFollowRedirects(false);
    return request.send();
  }

  private ProviderFault away(IOException e) {
    return new ProviderFault(
        provider.host()
            + ", at which people sign in first, does not answer; who is signed in stays so",
        e);
  }
}
