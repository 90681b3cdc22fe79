package dev.countersign.server.lure.mail;

import dev.countersign.server.lure.Kept;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Reads the mailbox for reports. How far it was read is kept with the reports, in the same
 * transaction; a mail is marked as read only after that, so that none is lost and none taken twice,
 * whatever breaks in between.
 */
public final class ImapReader {
  private static final String MILLISECONDS = "20000";
  private static final int A_ROUND = 50;

  private final ReportMailbox mailbox;
  private final MailboxStore store;
  private final MailIntake intake;
  private final Session session;

  /** Of that mailbox. */
  public ImapReader(ReportMailbox mailbox, MailboxStore store, MailIntake intake) {
    this.mailbox = mailbox;
    this.store = store;
    this.intake = intake;
    this.session = Session.getInstance(settings(mailbox));
  }

  /**
   * Takes in what is new.
   *
   * @throws IllegalStateException when the mailbox cannot be read, in a sentence without secrets
   */
  public void round() {
    try (Store connection = session.getStore(mailbox.encrypted() ? "imaps" : "imap")) {
      connect(connection);
      try (Folder folder = connection.getFolder(mailbox.folder())) {
        folder.open(Folder.READ_WRITE);
        read(folder);
      }
    } catch (AuthenticationFailedException e) {
      throw trouble("does not take the user's password", e);
    } catch (FolderNotFoundException e) {
      throw trouble("has no such folder", e);
    } catch (MessagingException | IOException e) {
      throw trouble("cannot be read: " + e.getMessage(), e);
    }
  }

  private void read(Folder folder) throws MessagingException, IOException {
    UIDFolder byUid = (UIDFolder) folder;
    long validity = byUid.getUIDValidity();
    long last = store.last(mailbox.place(), validity);
    Message[] found = byUid.getMessagesByUID(last + 1, UIDFolder.LASTUID);
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, uids);
    int taken = 0;
    for (Message message : found) {
      // A range that ends with the last one has that one in it, were it an old one.
      if (message == null || byUid.getUID(message) <= last || taken == A_ROUND) {
        continue;
      }
      take((IMAPMessage) message, validity, byUid.getUID(message));
      taken++;
    }
  }

  private void take(IMAPMessage message, long validity, long uid)
      throws MessagingException, IOException {
    Kept kept;
    try (InputStream in = message.getMimeStream()) {
      kept = Kept.of(in);
    }
    String place = mailbox.place();
    UUID report =
        intake
            .take(
                kept,
                "imap:" + place + ":" + validity + ":" + uid,
                false,
                true,
                () -> store.last(place, validity, uid))
            .orElse(null);
    message.setFlag(Flags.Flag.SEEN, true);
    if (report != null) {
      intake.read(report);
    }
  }

  private void connect(Store connection) throws MessagingException {
    char[] password = mailbox.password().copy();
    try {
      connection.connect(
          mailbox.host(),
          mailbox.port(),
          mailbox.user(),
          String.valueOf(password)); // Jakarta Mail takes no other form
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private IllegalStateException trouble(String what, Exception cause) {
    return new IllegalStateException("the mailbox of " + mailbox.place() + " " + what, cause);
  }

  private static Properties settings(ReportMailbox mailbox) {
    Properties settings = new Properties();
    for (String protocol : new String[] {"imap", "imaps"}) {
      String of = "mail." + protocol + ".";
      settings.put(of + "connectiontimeout", MILLISECONDS);
      settings.put(of + "timeout", MILLISECONDS);
      settings.put(of + "writetimeout", MILLISECONDS);
      settings.put(of + "peek", "true"); // marked by us, once it is kept
      settings.put(of + "fetchsize", Integer.toString(1 << 20));
      settings.put(of + "ssl.checkserveridentity", "true");
      settings.put(of + "connectionpoolsize", "1");
    }
    if (!mailbox.encrypted() && !mailbox.isLoopback()) {
      settings.put("mail.imap.starttls.enable", "true");
      settings.put("mail.imap.starttls.required", "true");
    }
    return settings;
  }
}
