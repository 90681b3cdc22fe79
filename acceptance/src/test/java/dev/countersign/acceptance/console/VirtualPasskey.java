package dev.countersign.acceptance.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's passkey in Chromium's virtual authenticator (DevTools protocol, domain WebAuthn). A
 * page gets it, uses it, and gives it back with its counter.
 */
public final class VirtualPasskey {
  private @Nullable JsonObject credential;

  /** A page that it was put into. */
  public final class InPage implements AutoCloseable {
    private final CDPSession session;
    private final String authenticator;

    private InPage(Page page) {
      session = page.context().newCDPSession(page);
      session.send("WebAuthn.enable");
      JsonObject options = new JsonObject();
      options.addProperty("protocol", "ctap2");
      options.addProperty("transport", "internal");
      options.addProperty("hasResidentKey", true);
      options.addProperty("hasUserVerification", true);
      options.addProperty("isUserVerified", true);
      options.addProperty("automaticPresenceSimulation", true);
      JsonObject asked = new JsonObject();
      asked.add("options", options);
      authenticator =
          session
              .send("WebAuthn.addVirtualAuthenticator", asked)
              .get("authenticatorId")
              .getAsString();
      if (credential != null) {
        JsonObject given = about();
        given.add("credential", credential);
        session.send("WebAuthn.addCredential", given);
      }
    }

    /** From now on, whether its user is verified when asked. */
    void userVerified(boolean verified) {
      JsonObject asked = about();
      asked.addProperty("isUserVerified", verified);
      session.send("WebAuthn.setUserVerified", asked);
    }

    /** Takes it out of the page again. */
    @Override
    public void close() {
      JsonArray held =
          session.send("WebAuthn.getCredentials", about()).getAsJsonArray("credentials");
      if (!held.isEmpty()) {
        credential = held.get(0).getAsJsonObject();
      }
      session.send("WebAuthn.removeVirtualAuthenticator", about());
      session.detach();
    }

    private JsonObject about() {
      JsonObject about = new JsonObject();
      about.addProperty("authenticatorId", authenticator);
      return about;
    }
  }

  /** Puts it into a page. */
  public InPage in(Page page) {
    return new InPage(page);
  }
}
