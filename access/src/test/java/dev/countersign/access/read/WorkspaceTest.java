package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {
  @Test
  void readsEachEventOfARecordOfTheReportsApi() {
    List<AccessEvent> events =
        Sample.events(
            "workspace",
            """
            {'kind':'admin#reports#activity','id':{'time':'2024-05-01T10:00:00.000Z','uniqueQualifier':'-7','applicationName':'drive','customerId':'C1'},
             'actor':{'email':'Ada@ours.example','profileId':'118','callerType':'USER'},'ipAddress':'2001:db8::7','networkInfo':{'ipAsn':[64500],'regionCode':'DE'},
             'events':[
              {'type':'access','name':'download','parameters':[{'name':'doc_id','value':'d1'},{'name':'doc_title','value':'Cold wallet runbook'},{'name':'visibility','value':'private'}]},
              {'type':'acl_change','name':'change_user_access','parameters':[{'name':'doc_id','value':'d1'},{'name':'doc_title','value':'Lunch'},{'name':'visibility_change','value':'external'},{'name':'target_user','value':'m@elsewhere.example'}]}]}
            """);
    assertThat(events).hasSize(2);
    AccessEvent download = events.get(0);
    assertThat(download.activity()).isEqualTo(Activity.EXPORTED);
    assertThat(download.target().kind()).isEqualTo(Target.Kind.WALLET);
    assertThat(download.actor().name()).isEqualTo("ada@ours.example");
    assertThat(download.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(download.client().place().country()).isEqualTo("DE");
    assertThat(events.get(1).activity()).isEqualTo(Activity.SHARED);
    assertThat(events.get(1).target().kind()).isEqualTo(Target.Kind.DOCUMENT);
    assertThat(events.get(1).details()).containsEntry("outside", "yes");
    assertThat(events.get(0).id()).isNotEqualTo(events.get(1).id());
  }

  @Test
  void twoEventsAlikeWithoutAQualifierAreStillTwo() {
    List<AccessEvent> events =
        Sample.events(
            "workspace",
            "{'id':{'applicationName':'drive'},'events':[{'name':'view'},{'name':'view'}]}");
    assertThat(events.get(0).id()).isNotEqualTo(events.get(1).id());
  }

  @Test
  void readsAConsentWithItsScopes() {
    AccessEvent event =
        Sample.event(
            "workspace",
            """
            {'id':{'time':'2024-01-15 10:30:00.000000000','uniqueQualifier':'9','applicationName':'token'},'actor':{'email':'ada@ours.example'},'type':'auth','name':'authorize',
             'parameters':{'app_name':'Helper','client_id':'c1','scope':['https://mail.example/','https://drive.example']}}
            """);
    assertThat(event.activity()).isEqualTo(Activity.CONSENT_GRANTED);
    assertThat(event.details())
        .containsEntry("client", "Helper")
        .containsEntry("scopes", "https://mail.example/ https://drive.example");
    assertThat(event.target()).isEqualTo(new Target(Target.Kind.APPLICATION, "c1", "Helper"));
  }

  @Test
  void aWarningIsAboutTheAccountThatItNames() {
    AccessEvent event =
        Sample.event(
            "workspace",
            """
            {'id':{'time':'2024-05-01T10:00:00Z','applicationName':'login'},'events':[{'type':'account_warning','name':'suspicious_login',
             'parameters':[{'name':'affected_email_address','value':'Ada@ours.example'},{'name':'login_timestamp','intValue':'1'}]}]}
            """);
    assertThat(event.activity()).isEqualTo(Activity.WARNED);
    assertThat(event.person()).isEqualTo("ada@ours.example");
  }

  @ParameterizedTest
  @CsvSource({
    "login, login_success, SIGN_IN",
    "login, login_failure, SIGN_IN",
    "login, logout, SIGN_OUT",
    "login, 2sv_disable, FACTOR_REMOVED",
    "user_accounts, 2sv_enroll, FACTOR_ADDED",
    "user_accounts, recovery_phone_edit, RECOVERY_CHANGED",
    "user_accounts, password_edit, PASSWORD_CHANGED",
    "login, gov_attack_warning, WARNED",
    "login, account_disabled_password_leak, WARNED",
    "saml, login_success, APP_OPENED",
    "admin, GRANT_ADMIN_PRIVILEGE, ROLE_GRANTED",
    "admin, AUTHORIZE_API_CLIENT_ACCESS, API_TOKEN_CREATED",
    "admin, CUSTOMER_TAKEOUT_CREATED, EXPORTED",
    "mobile, DEVICE_REGISTER_UNREGISTER_EVENT, DEVICE_ENROLLED",
    "drive, view, READ",
    "token, revoke, ROLE_REVOKED",
    "meet, call_ended, OTHER"
  })
  void knowsTheVocabulary(String application, String name, Activity activity) {
    AccessEvent event =
        Sample.event(
            "workspace",
            "{'id':{'time':'2024-05-01T10:00:00Z','uniqueQualifier':'1','applicationName':'"
                + application
                + "'},'actor':{'email':'ada@ours.example'},'events':[{'name':'"
                + name
                + "'}]}");
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.action()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "AttachmentSafetySettings protect, false, true",
    "AttachmentSafetySettings protect, true, false",
    "IMAP_ACCESS, true, true",
    "IMAP_ACCESS, false, false",
    "LOGO, false, false"
  })
  void tellsWhichSettingsProtectLess(String setting, String to, boolean weaker) {
    AccessEvent event =
        Sample.event(
            "workspace",
            "{'id':{'applicationName':'admin'},'name':'CHANGE_EMAIL_SETTING','parameters':{'SETTING_NAME':'"
                + setting
                + "','NEW_VALUE':'"
                + to
                + "'}}");
    assertThat(event.details().containsKey("weakened")).isEqualTo(weaker);
  }
}
