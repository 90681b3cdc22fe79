package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Auth0, Duo, OneLogin, GitHub, CloudTrail and Countersign itself. */
class OtherSourcesTest {
  @ParameterizedTest
  @CsvSource({
    "s, SIGN_IN, SUCCESS",
    "fp, SIGN_IN, FAILURE",
    "slo, SIGN_OUT, SUCCESS",
    "seacft, TOKEN_ISSUED, SUCCESS",
    "gd_auth_rejected, CHALLENGE, FAILURE",
    "gd_enrollment_complete, FACTOR_ADDED, SUCCESS",
    "gd_unenroll, FACTOR_REMOVED, SUCCESS",
    "pwd_leak, WARNED, UNKNOWN",
    "limit_wc, WARNED, UNKNOWN",
    "scp, PASSWORD_CHANGED, SUCCESS",
    "sce, RECOVERY_CHANGED, SUCCESS",
    "newcode, OTHER, UNKNOWN"
  })
  void auth0CodesAreKnownBareAndInAStream(String code, Activity activity, Result result) {
    String bare =
        "{'log_id':'900','date':'2024-05-01T10:00:00.000Z','type':'"
            + code
            + "','client_id':'c1','client_name':'App','ip':'203.0.113.7','user_id':'auth0|1','user_name':'Ada@ours.example','user_agent':'UA','details':{'session_id':'s1'}}";
    for (String record : new String[] {bare, "{'log_id':'900','data':" + bare + "}"}) {
      AccessEvent event = Sample.event("auth0", record);
      assertThat(event.activity()).isEqualTo(activity);
      assertThat(event.result()).isEqualTo(result);
      assertThat(event.id()).isEqualTo("900");
      assertThat(event.visit().session()).isEqualTo("s1");
      assertThat(event.actor().name()).isEqualTo("ada@ours.example");
    }
  }

  @Test
  void auth0ManagementCallsAreWhatTheyAskedFor() {
    AccessEvent event =
        Sample.event(
            "auth0",
            """
            {'log_id':'901','date':'2024-05-01T10:00:00Z','type':'sapi','client_id':'c','description':'Set the Multi-factor Authentication policies',
             'details':{'request':{'method':'put','path':'/api/v2/guardian/policies','body':[],'ip':'203.0.113.7','userAgent':'UA','auth':{'credentials':{'jti':'j1'},'user':{'user_id':'x|1','email':'Ada@ours.example'}}}}}
            """);
    assertThat(event.activity()).isEqualTo(Activity.POLICY_CHANGED);
    assertThat(event.details()).containsEntry("weakened", "yes");
    assertThat(event.visit().token()).isEqualTo("j1");
    assertThat(event.actor().name()).isEqualTo("ada@ours.example");
  }

  @Test
  void auth0TellsARotatedTokenThatIsUsedAgain() {
    AccessEvent event =
        Sample.event(
            "auth0",
            "{'log_id':'902','date':'2024-05-01T10:00:00Z','type':'ferrt','client_id':'c','description':'Unsuccessful Refresh Token exchange, reused refresh token detected'}");
    assertThat(event.details()).containsEntry("reused", "yes");
    assertThat(event.result()).isNotEqualTo(Result.FAILURE);
  }

  @Test
  void duoAuthenticationsAreChallenges() {
    String record =
        """
        {'txid':'t1','isotimestamp':'2024-05-01T10:00:00.123456+00:00','timestamp':1714557600,'event_type':'authentication','factor':'duo_push','reason':'user_approved','result':'success',
         'user':{'key':'DU1','name':'Ada@ours.example'},'application':{'key':'DI1','name':'VPN'},'trusted_endpoint_status':'trusted',
         'access_device':{'ip':'203.0.113.7','os':'Mac OS X','browser':'Chrome','browser_version':'124','epkey':'EP1','location':{'country':'Germany','city':'Berlin'}},
         'auth_device':{'ip':'198.51.100.2','name':'phone'}}
        """;
    AccessEvent event = Sample.event("duo", record);
    assertThat(event.activity()).isEqualTo(Activity.CHALLENGE);
    assertThat(event.id()).isEqualTo("t1");
    assertThat(event.client().device()).isEqualTo("EP1");
    assertThat(event.client().managed()).isTrue();
    assertThat(event.details())
        .containsEntry("mfa", "yes")
        .containsEntry("factor", "duo_push")
        .containsEntry("answered-from", "198.51.100.2");
    AccessEvent refused =
        Sample.event(
            "duo",
            record
                .replace("'success'", "'denied'")
                .replace("user_approved", "deny_unenrolled_user"));
    assertThat(refused.result()).isEqualTo(Result.FAILURE);
    AccessEvent fraud = Sample.event("duo", record.replace("'success'", "'fraud'"));
    assertThat(fraud.activity()).isEqualTo(Activity.WARNED);
    assertThat(fraud.person()).isEqualTo("ada@ours.example");
  }

  @ParameterizedTest
  @CsvSource({
    "user_update, '{\\\"status\\\": \\\"Bypass\\\"}', FACTOR_REMOVED, no",
    "user_update, '{\\\"status\\\": \\\"Disabled\\\"}', ACCOUNT_DISABLED, no",
    "bypass_create, '{}', RECOVERY_CHANGED, no",
    "admin_create, '{\\\"role\\\": \\\"Owner\\\"}', ROLE_GRANTED, no",
    "admin_single_sign_on_update, '{\\\"enforcement_status\\\": \\\"disabled\\\"}', POLICY_CHANGED, yes",
    "admin_single_sign_on_update, '{\\\"enforcement_status\\\": \\\"required\\\"}', POLICY_CHANGED, no",
    "integration_skey_view, 'no JSON', SECRET_READ, no",
    "a_new_action, '', OTHER, no"
  })
  void duoAdministrationIsKnown(String action, String told, Activity activity, String weaker) {
    AccessEvent event =
        Sample.event(
            "duo",
            "{'action':'"
                + action
                + "','description':'"
                + told
                + "','isotimestamp':'2024-05-01 10:00:00','timestamp':1714557600,'object':'Bob@ours.example','username':'Ada'}");
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.actor().name()).isEqualTo("ada");
    assertThat(event.details().getOrDefault("weakened", "no")).isEqualTo(weaker);
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "5, SIGN_IN, SUCCESS",
    "6, SIGN_IN, FAILURE",
    "8, APP_OPENED, SUCCESS",
    "3, IMPERSONATED, SUCCESS",
    "24, FACTOR_REMOVED, SUCCESS",
    "72, ROLE_GRANTED, SUCCESS",
    "87, SECRET_READ, SUCCESS",
    "179, API_TOKEN_CREATED, SUCCESS",
    "9999, OTHER, SUCCESS"
  })
  void oneLoginKindsAreKnownAsNumberAndAsText(String kind, Activity activity, Result result) {
    for (String written : new String[] {kind, "'" + kind + "'"}) {
      AccessEvent event =
          Sample.event(
              "onelogin",
              "{'id':17,'event_type_id':"
                  + written
                  + ",'created_at':'2024-05-01T10:00:00.000Z','user_id':3,'user_name':'Ada','ipaddr':'203.0.113.7','app_name':'Wiki','privilege_name':'Super user'}");
      assertThat(event.activity()).isEqualTo(activity);
      assertThat(event.result()).isEqualTo(result);
      assertThat(event.actor()).isEqualTo(new Actor("3", "ada", Actor.Kind.PERSON));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org.disable_two_factor_requirement, POLICY_CHANGED, yes",
    "ip_allow_list.disable, POLICY_CHANGED, yes",
    "protected_branch.destroy, POLICY_CHANGED, yes",
    "repository_secret_scanning_push_protection.disable, POLICY_CHANGED, yes",
    "org.enable_two_factor_requirement, POLICY_CHANGED, no",
    "audit_log_streaming.destroy, LOGGING_CHANGED, yes",
    "oauth_authorization.create, CONSENT_GRANTED, no",
    "personal_access_token.access_granted, API_TOKEN_CREATED, no",
    "business.add_admin, ROLE_GRANTED, no",
    "two_factor_authentication.disabled, FACTOR_REMOVED, no",
    "git.clone, EXPORTED, no",
    "something.unheard_of, OTHER, no"
  })
  void gitHubActionsAreKnown(String action, Activity activity, String weaker) {
    AccessEvent event =
        Sample.event(
            "github",
            "{'@timestamp':1714557600123,'_document_id':'d1','action':'"
                + action
                + "','actor':'Ada','actor_id':3,'actor_ip':'203.0.113.7','org':'ours','repo':'ours/wallet','user':'mallory','user_agent':'git/2','hashed_token':'h1','programmatic_access_type':'OAuth access token','token_scopes':'repo'}");
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.details().getOrDefault("weakened", "no")).isEqualTo(weaker);
    assertThat(event.visit().token()).isEqualTo("h1");
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00.123Z"));
    assertThat(event.details()).containsEntry("scopes", "repo");
  }

  private static String cloudTrail(String service, String name, String request) {
    return "{'eventVersion':'1.08','eventID':'e1','eventTime':'2024-05-01T10:00:00Z','eventSource':'"
        + service
        + ".amazonaws.com','eventName':'"
        + name
        + "','sourceIPAddress':'203.0.113.7','userAgent':'aws-cli/2','userIdentity':{'type':'AssumedRole','arn':'arn:aws:sts::1:assumed-role/Admin/Ada@ours.example','accessKeyId':'ASIA1',"
        + "'sessionContext':{'attributes':{'creationDate':'2024-05-01T09:00:00Z','mfaAuthenticated':'true'},'sessionIssuer':{'userName':'Admin'}}},'requestParameters':"
        + request
        + ",'responseElements':null}";
  }

  @ParameterizedTest
  @CsvSource({
    "cloudtrail, StopLogging, {}, LOGGING_CHANGED, yes",
    "cloudtrail, UpdateTrail, {'isMultiRegionTrail':false}, LOGGING_CHANGED, yes",
    "cloudtrail, UpdateTrail, {'isMultiRegionTrail':true}, LOGGING_CHANGED, no",
    "guardduty, DeleteDetector, {}, LOGGING_CHANGED, yes",
    "secretsmanager, GetSecretValue, {'secretId':'prod/key'}, SECRET_READ, no",
    "kms, Sign, {'keyId':'k'}, SIGNED, no",
    "iam, CreateAccessKey, {'userName':'bob'}, API_TOKEN_CREATED, no",
    "iam, AttachUserPolicy, {'userName':'bob'}, ROLE_GRANTED, no",
    "iam, DeactivateMFADevice, {'userName':'bob'}, FACTOR_REMOVED, no",
    "s3, GetObject, {'bucketName':'b'}, READ, no",
    "ec2, DescribeInstances, null, READ, no",
    "ec2, ModifySnapshotAttribute, {}, SHARED, no",
    "x, Frobnicate, null, OTHER, no"
  })
  void cloudTrailNamesAreKnown(
      String service, String name, String request, Activity activity, String weaker) {
    AccessEvent event = Sample.event("cloudtrail", cloudTrail(service, name, request));
    assertThat(event.activity()).isEqualTo(activity);
    assertThat(event.details().getOrDefault("weakened", "no")).isEqualTo(weaker);
    assertThat(event.actor().name()).isEqualTo("ada@ours.example");
    assertThat(event.actor().kind()).isEqualTo(Actor.Kind.PERSON);
    assertThat(event.details()).containsEntry("mfa", "yes");
  }

  @Test
  void theKeysOfOneCloudSessionChangeAndItsIdDoesNot() {
    String record = cloudTrail("s3", "ListBuckets", "null");
    AccessEvent first = Sample.event("cloudtrail", record);
    AccessEvent second = Sample.event("cloudtrail", record.replace("ASIA1", "ASIA2"));
    assertThat(first.visit()).isEqualTo(second.visit());
    assertThat(first.visit().session()).contains("2024-05-01T09:00:00Z");
    AccessEvent lasting =
        Sample.event(
            "cloudtrail",
            "{'eventVersion':'1','eventName':'ListUsers','eventSource':'iam.amazonaws.com','eventTime':'2024-05-01T10:00:00Z','userIdentity':{'type':'IAMUser','userName':'ci','accessKeyId':'AKIA1'}}");
    assertThat(lasting.visit().token()).isEqualTo("AKIA1");
    assertThat(lasting.visit().session()).isEmpty();
  }

  @Test
  void aLookUpCarriesTheRecordAsText() {
    String told = cloudTrail("iam", "CreateUser", "{'userName':'Bob'}").replace("'", "\\'");
    AccessEvent event =
        Sample.event(
            "cloudtrail",
            "{'EventId':'e1','EventName':'CreateUser','EventTime':1714557600,'Username':'x','CloudTrailEvent':'"
                + told
                + "'}");
    assertThat(event.activity()).isEqualTo(Activity.ACCOUNT_CREATED);
    assertThat(event.target()).isEqualTo(new Target(Target.Kind.ACCOUNT, "", "bob"));
  }

  @Test
  void aRefusedConsoleLoginFailed() {
    AccessEvent event =
        Sample.event(
            "cloudtrail",
            "{'eventVersion':'1','eventName':'ConsoleLogin','eventSource':'signin.amazonaws.com','eventTime':'2024-05-01T10:00:00Z','errorMessage':'Failed authentication',"
                + "'userIdentity':{'type':'IAMUser','userName':'ada'},'responseElements':{'ConsoleLogin':'Failure'},'additionalEventData':{'MFAUsed':'No'}}");
    assertThat(event.result()).isEqualTo(Result.FAILURE);
    assertThat(event.details()).containsEntry("mfa", "no");
  }

  private static AccessEvent journal(String kind, String subject, String body) {
    JournalEntry entry =
        JournalEntry.after(
            null,
            Instant.parse("2024-05-01T10:00:00Z"),
            kind,
            subject,
            Json.parse(body.replace('\'', '"'), "The body"));
    return Sample.event("countersign", JournalLines.of(entry));
  }

  @Test
  void readsTheLinesOfTheJournalAsItWritesThem() {
    AccessEvent began =
        journal(
            "session-began",
            "session/5f",
            "{'person':'7a','name':'Ada','network':'203.0.113.7','userAgent':'UA','browserKey':'k1','browserKnown':true}");
    assertThat(began.activity()).isEqualTo(Activity.SIGN_IN);
    assertThat(began.actor().key()).isEqualTo("person/7a");
    assertThat(began.visit().session()).isEqualTo("5f");
    assertThat(began.client().device()).isEqualTo("k1");
    AccessEvent approved =
        journal(
            "transfer-approved",
            "transfer/9c",
            "{'deed':{'deed':'approve-transfer','person':'7a','body':{}}}");
    assertThat(approved.activity()).isEqualTo(Activity.APPROVED);
    assertThat(approved.actor().key()).isEqualTo("person/7a");
    assertThat(approved.target().kind()).isEqualTo(Target.Kind.TRANSFER);
    AccessEvent found =
        journal("finding", "session/5f", "{'code':'session-copied','sentence':'x','person':'7a'}");
    assertThat(found.activity()).isEqualTo(Activity.WARNED);
    AccessEvent wallets = journal("finding", "wallet/1", "{'code':'x'}");
    assertThat(wallets.activity()).isEqualTo(Activity.OTHER);
    assertThat(wallets.actor().kind()).isEqualTo(Actor.Kind.SYSTEM);
  }

  @Test
  void aRecordThatNobodyKnowsIsStillOneEvent() {
    Readers.Reading reading =
        Sample.reading("{'event':'opened','user':{'email':'Ada@ours.example'},'time':1714557600}");
    assertThat(reading.recognised()).isFalse();
    assertThat(reading.events()).hasSize(1);
    AccessEvent event = reading.events().getFirst();
    assertThat(event.activity()).isEqualTo(Activity.OTHER);
    assertThat(event.action()).isEqualTo("opened");
    assertThat(event.actor().name()).isEqualTo("ada@ours.example");
  }

  @Test
  void envelopesOfPipelinesAreTakenOff() {
    assertThat(
            Sample.event(
                    "cloudtrail",
                    "{'detail-type':'AWS API Call via CloudTrail','source':'aws.iam','detail':"
                        + cloudTrail("iam", "CreateUser", "{}")
                        + "}")
                .action())
        .isEqualTo("CreateUser");
  }
}
