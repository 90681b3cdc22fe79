package dev.countersign.server.fault;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends requests that failed before or beside the pages. */
@Controller
public final class ErrorAddress {
  /** Its path. */
  public static final String PATH = "/error";

  private final Faults faults;

  /** Told as faults are. */
  public ErrorAddress(Faults faults) {
    this.faults = faults;
  }

  /** The sentence for the status that the container gave. */
  @RequestMapping(PATH)
  public ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return faults.told(
        request,
        status instanceof Integer code ? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND);
  }
}
