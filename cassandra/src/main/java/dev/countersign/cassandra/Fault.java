package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.countersign.model.value.UnreadableInput;

/** What errors of the driver mean, in a sentence. */
final class Fault {
  private Fault() {}

  static UnreadableInput said(String store, Throwable e) {
    Throwable cause = cause(e);
    if (cause instanceof UnreadableInput said) {
      return said;
    }
    String what =
        switch (cause) {
          case AuthenticationException any ->
              "its nodes do not take the user and password; expected login=FILE, a file with"
                  + " user:password on its first line";
          case UnauthorizedException any -> "the user may not do that there: " + cause.getMessage();
          case UnavailableException few ->
              "too few of its nodes are up: "
                  + few.getAlive()
                  + " of the "
                  + few.getRequired()
                  + " that "
                  + few.getConsistencyLevel()
                  + " needs";
          case NoNodeAvailableException any ->
              "none of its nodes is there to be asked; look whether they are up, and whether dc= is"
                  + " their data centre";
          case AllNodesFailedException all -> "none of its nodes could be reached: " + first(all);
          case DriverTimeoutException any -> "its nodes did not answer in time";
          case QueryExecutionException any -> "its nodes could not do it: " + cause.getMessage();
          case DriverException any -> "the driver says: " + cause.getMessage();
          default -> String.valueOf(cause.getMessage());
        };
    return new UnreadableInput("The store " + store + " cannot be read or written: " + what);
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e;
    for (Throwable next = e; next != null; next = next.getCause()) {
      if (next instanceof AuthenticationException || next instanceof UnreadableInput) {
        return next;
      }
      if (next instanceof AllNodesFailedException all) {
        for (var errors : all.getAllErrors().values()) {
          for (Throwable one : errors) {
            if (one instanceof AuthenticationException || one instanceof UnavailableException) {
              return one;
            }
          }
        }
      }
      if (next instanceof DriverException && !(cause instanceof DriverException)) {
        cause = next;
      }
    }
    return cause;
  }

  private static String first(AllNodesFailedException all) {
    return all.getAllErrors().entrySet().stream()
        .findFirst()
        .map(one -> {
          Throwable last = one.getValue().getLast();
          while (last.getCause() != null) {
            last = last.getCause();
          }
          return one.getKey().getEndPoint() + ": " + last.getMessage();
        })
        .orElse("no reason is told");
  }
}
