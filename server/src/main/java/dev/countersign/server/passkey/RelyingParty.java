package dev.countersign.server.passkey;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * The relying party of WebAuthn: checks what authenticators sign, by Spring Security's and
 * webauthn4j's rules, and always with user verification (face, finger or PIN).
 */
final class RelyingParty {
  static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          PublicKeyCredentialParameters.ES256,
          PublicKeyCredentialParameters.EdDSA,
          PublicKeyCredentialParameters.RS256);

  private final PublicKeyCredentialRpEntity entity;
  private final PasskeyStore passkeys;
  private final Webauthn4JRelyingPartyOperations operations;

  RelyingParty(URI origin, PasskeyStore passkeys) {
    this.entity =
        PublicKeyCredentialRpEntity.builder().id(origin.getHost()).name("Countersign").build();
    this.passkeys = passkeys;
    this.operations =
        new Webauthn4JRelyingPartyOperations(
            new Users(), passkeys, entity, Set.of(origin.toString()));
  }

  String id() {
    return String.valueOf(entity.getId());
  }

  /**
   * Checks a new passkey and keeps it.
   *
   * @throws BadCeremony when it does not answer the challenge, or is there already
   */
  CredentialRecord register(
      byte[] challenge,
      UUID person,
      String name,
      String label,
      PublicKeyCredential<AuthenticatorAttestationResponse> given) {
    PublicKeyCredentialCreationOptions options =
        PublicKeyCredentialCreationOptions.builder()
            .rp(entity)
            .user(user(person, name))
            .challenge(new Bytes(challenge))
            .pubKeyCredParams(ALGORITHMS)
            .attestation(AttestationConveyancePreference.NONE)
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build())
            .build();
    try {
      return operations.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              options, new RelyingPartyPublicKey(given, label)));
    } catch (RuntimeException e) { // the library has no exception of its own
      throw new BadCeremony("The passkey could not be registered; begin again", e);
    }
  }

  /**
   * Checks a signature over the challenge and notes that the passkey was used.
   *
   * @throws BadCeremony when it is not right
   * @throws CopiedPasskey when it is right, but its counter is not after the last one (WebAuthn
   *     Level 3, 7.2, step 22); an authenticator that does not count says 0
   */
  CredentialRecord authenticate(
      byte[] challenge, PublicKeyCredential<AuthenticatorAssertionResponse> given) {
    PublicKeyCredentialRequestOptions options =
        PublicKeyCredentialRequestOptions.builder()
            .challenge(new Bytes(challenge))
            .rpId(id())
            .userVerification(UserVerificationRequirement.REQUIRED)
            .allowCredentials(List.of())
            .build();
    CredentialRecord passkey = passkeys.findByCredentialId(given.getRawId());
    if (passkey == null) {
      throw new BadCeremony("This passkey is not known here, or was removed");
    }
    try {
      operations.authenticate(new RelyingPartyAuthenticationRequest(options, given));
    } catch (RuntimeException e) { // likewise
      throw new BadCeremony("The passkey's signature is not right; begin again", e);
    }
    long counter = counter(given.getResponse().getAuthenticatorData().getBytes());
    if (counter <= passkey.getSignatureCount() && (counter | passkey.getSignatureCount()) != 0) {
      throw new CopiedPasskey(PasskeyStore.person(passkey.getUserEntityUserId()));
    }
    return passkey;
  }

  /** Four bytes behind the relying party's hash and the flags (WebAuthn Level 3, 6.1). */
  private static long counter(byte[] authenticatorData) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(authenticatorData).getInt(33));
  }

  private static PublicKeyCredentialUserEntity user(UUID person, String name) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(PasskeyStore.handle(person))
        .name(name)
        .displayName(name)
        .build();
  }

  /** The library asks by handle; who that is, is decided by whose passkey it is. */
  private static final class Users implements PublicKeyCredentialUserEntityRepository {
    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
      return user(PasskeyStore.person(id), PasskeyStore.person(id).toString());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
      return null;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
      throw new UnsupportedOperationException("people are added by invitation");
    }

    @Override
    public void delete(Bytes id) {
      throw new UnsupportedOperationException("people are not deleted");
    }
  }
}
