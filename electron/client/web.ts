/** A request to a web service. */
export interface WebRequest {
  readonly method: 'GET' | 'POST';
  /** http or https. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WebResponse {
  readonly status: number;
  /** Values by lower-case name; of a header that came several times, all of them. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** At most `MAX_WEB_BODY_BYTES`. */
  readonly body: string;
}

/** How a web service is asked. Never follows a redirect by itself: passwords travel here. */
export interface Web {
  /**
   * Rejects with a `ClientError`: what `Transport.connect` gives, `connection-lost`, or `web-service-failed` for an
   * answer that is too big or no HTTP.
   */
  readonly request: (request: WebRequest, signal: AbortSignal) => Promise<WebResponse>;
}
