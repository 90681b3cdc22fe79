package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;

/**
 * As whom PostgreSQL is run. It refuses to run as root; where the server itself is root's, its
 * commands are put in a user namespace, in which root is nobody but still the owner of its files,
 * or are run as an ordinary user that then owns the data.
 *
 * @param prefix the words that stand before each command; empty where the server is not root's
 * @param owner the user whom the data has to belong to
 */
record RunAs(List<String> prefix, String owner) {
  private static final List<String> USERS = List.of("postgres", "nobody");

  /**
   * Finds a way that works for that folder.
   *
   * @throws PostgresUnavailable when there is none, saying what would be one
   */
  static RunAs forFolder(Path folder) {
    String me = ownerOf(folder);
    if (!isRoot()) {
      return new RunAs(List.of(), me);
    }
    RunAs namespace = new RunAs(List.of("unshare", "--user", "--"), "root");
    if (namespace.reaches(folder)) {
      return namespace;
    }
    for (String user : USERS) {
      for (List<String> prefix :
          List.of(
              List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"),
              List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups", "--"),
              List.of("runuser", "-u", user, "--"))) {
        RunAs other = new RunAs(prefix, user);
        if (exists(user) && other.reaches(folder)) {
          return other;
        }
      }
    }
    throw new PostgresUnavailable(
        "PostgreSQL does not run as root, and neither a user namespace (unshare) nor the users "
            + String.join(" and ", USERS)
            + " (setpriv, runuser) can work in "
            + folder
            + "; start countersign as an ordinary user, or give a folder that they can reach with"
            + " --data, or a database of your own with --database");
  }

  /** Makes everything in a folder belong to the user whom PostgreSQL is run as. */
  void give(Path folder) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    UserPrincipal user = principal(owner);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            return own(path);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            return own(path);
          }

          private FileVisitResult own(Path path) throws IOException {
            if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user)) {
              Files.setOwner(path, user);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Whether a command that runs so is not root's and can write a folder made for it there. */
  private boolean reaches(Path folder) {
    try {
      Path room = Files.createTempDirectory(folder, "room-");
      try {
        Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwx------"));
        give(room);
        return new Commands(this, folder)
            .run(10, "sh", "-c", "test \"$(id -u)\" -ne 0 && test -w \"$1\"", "sh", room.toString())
            .succeeded();
      } finally {
        Files.delete(room);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String ownerOf(Path folder) {
    try {
      return Files.getOwner(folder).getName();
    } catch (IOException e) {
      throw new PostgresUnavailable("The data folder " + folder + " cannot be read: " + e, e);
    }
  }

  private static boolean exists(String user) {
    try {
      principal(user);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static UserPrincipal principal(String user) throws IOException {
    try {
      return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
    } catch (UserPrincipalNotFoundException e) {
      throw new IOException("there is no user " + user, e);
    }
  }
}
