package dev.countersign.gate.key;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.pkcs11.TokenFault;
import dev.countersign.gate.key.pkcs11.TokenKey;
import dev.countersign.gate.key.pkcs11.TokenSession;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/**
 * A key in a token. When its session is gone (a token taken out, a module restarted) a new one is
 * opened once, and the same digest is signed again: a second signature over one digest gives nobody
 * anything that the first one did not.
 */
final class TokenDevice implements VerifiedKey.Device {
  private final TokenSource source;
  private final Surroundings surroundings;
  private TokenSession session;
  private TokenKey key;
  private boolean closed;

  TokenDevice(TokenSource source, Surroundings surroundings) throws TokenFault, KeyFault {
    this.source = source;
    this.surroundings = surroundings;
    this.session = source.session(surroundings, false);
    this.key = find();
  }

  synchronized TokenKey key() {
    return key;
  }

  @Override
  public synchronized Signature65 sign(SigningInput input, Bytes digest) throws KeyFault {
    if (closed) {
      throw new KeyFault(KeyFault.Kind.UNAVAILABLE, "the key was closed, so it signs no more");
    }
    try {
      return signature(digest);
    } catch (TokenFault fault) {
      if (!fault.sessionIsGone()) {
        throw TokenSource.fault(fault);
      }
    }
    try {
      reopen();
      return signature(digest);
    } catch (TokenFault fault) {
      throw TokenSource.fault(fault);
    } catch (UnreadableInput e) {
      // The token is not there any more, or its PIN.
      throw new KeyFault(KeyFault.Kind.UNAVAILABLE, e.sentence());
    }
  }

  private Signature65 signature(Bytes digest) throws TokenFault, KeyFault {
    Bytes rs = session.sign(key, digest);
    return Signature65.by(
            key.address(), digest, rs.slice(0, 32).toUnsigned(), rs.slice(32, 64).toUnsigned())
        .orElseThrow(() -> VerifiedKey.wrong(key.address(), source.description()));
  }

  private void reopen() throws TokenFault, KeyFault {
    session.close();
    session = source.session(surroundings, false);
    TokenKey found = find();
    if (!found.address().equals(key.address())) {
      throw new KeyFault(
          KeyFault.Kind.REFUSED,
          source.description() + " is now another key, of " + found.address());
    }
    key = found;
  }

  private TokenKey find() throws TokenFault, KeyFault {
    List<TokenKey> found = session.keys(source.object(), source.id());
    if (found.size() != 1) {
      session.close();
      throw new KeyFault(
          KeyFault.Kind.REFUSED,
          found.isEmpty()
              ? "there is no key of secp256k1 with its public key beside it: "
                  + source.description()
              : "several keys are " + source.description() + "; name one by its id");
    }
    return found.getFirst();
  }

  @Override
  public synchronized void close() {
    closed = true;
    session.close();
  }
}
