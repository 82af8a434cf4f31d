import { useId, useState } from 'react';
import { Button } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { INITIAL_FOCUS } from '#renderer/controls/initial-focus.ts';
import { TextField } from '#renderer/controls/field.tsx';
import { Select } from '#renderer/controls/select.tsx';
import { useApp } from '#renderer/state/use-app.tsx';
import type { DialectChoice } from '#shared/model/account.ts';
import {
  BLANK_ENDPOINTS,
  draftOfEndpoints,
  endpointProblem,
  SERVICE_NAMES,
  SERVICES,
  withHost,
  withTls,
  type EndpointsDraft,
  type ServiceName,
} from './endpoints-draft.ts';
import type { SignInDraft } from './sign-in-draft.ts';
import styles from './sign-in.module.css';

const DIALECTS: readonly { readonly value: DialectChoice; readonly label: string }[] = [
  { value: 'best', label: 'Best available' },
  { value: 'MSNP12', label: 'MSNP12 (2005)' },
  { value: 'MSNP7', label: 'MSNP7 (2001)' },
];

export interface ConnectionDialogProps {
  readonly draft: SignInDraft;
  readonly onClose: () => void;
  readonly onDone: (change: Pick<SignInDraft, 'dialect' | 'endpoints'>) => void;
}

/** The protocol to speak and, for a custom server, every address of it. */
export function ConnectionDialog({ draft, onClose, onDone }: ConnectionDialogProps) {
  const presets = useApp((state) => state.presets);
  const [dialect, setDialect] = useState(draft.dialect);
  const [endpoints, setEndpoints] = useState(draft.endpoints);
  const [checking, setChecking] = useState(false);
  const custom = draft.server === 'custom';
  const id = useId();

  function submit(): void {
    setChecking(true);
    const wrong = custom && SERVICE_NAMES.find((name) => endpointProblem(endpoints[name]) !== null);
    if (wrong) document.getElementById(`${id}-${wrong}`)?.querySelector('input')?.focus();
    else onDone({ dialect, endpoints });
  }

  return (
    <Dialog
      title="Connection settings"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button type="submit" isDefault>
            OK
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <Select label="Protocol:" options={DIALECTS} value={dialect} onChange={setDialect} />
      {custom && (
        <>
          <Select
            label="Begin with the addresses of:"
            options={[
              { value: '', label: '(choose a network)' },
              { value: 'blank', label: 'None: empty the form' },
              ...presets.map(({ id, name }) => ({ value: `preset:${id}`, label: name })),
            ]}
            value=""
            onChange={(choice) => {
              const preset = presets.find(({ id }) => `preset:${id}` === choice);
              if (preset) setEndpoints(draftOfEndpoints(preset.endpoints));
              else if (choice === 'blank') setEndpoints(BLANK_ENDPOINTS);
            }}
          />
          {SERVICE_NAMES.map((name) => (
            <EndpointFields
              key={name}
              id={`${id}-${name}`}
              name={name}
              endpoints={endpoints}
              showProblem={checking}
              onChange={setEndpoints}
            />
          ))}
        </>
      )}
    </Dialog>
  );
}

interface EndpointFieldsProps {
  readonly id: string;
  readonly name: ServiceName;
  readonly endpoints: EndpointsDraft;
  readonly showProblem: boolean;
  readonly onChange: (endpoints: EndpointsDraft) => void;
}

function EndpointFields({ id, name, endpoints, showProblem, onChange }: EndpointFieldsProps) {
  const { label } = SERVICES[name];
  const endpoint = endpoints[name];
  const problem = showProblem ? endpointProblem(endpoint) : null;
  const change = (part: Partial<typeof endpoint>) =>
    onChange({ ...endpoints, [name]: { ...endpoint, ...part } });
  return (
    <fieldset id={id} className={styles['endpoint']}>
      <legend>{label}</legend>
      <div className={styles['endpointLine']}>
        <TextField
          hideLabel
          className={styles['host']}
          label={`${label}: host`}
          placeholder="Host"
          dir="ltr"
          maxLength={253}
          value={endpoint.host}
          onChange={(host) => onChange(withHost(endpoints, name, host))}
          {...(name === 'notification' && INITIAL_FOCUS)}
        />
        <TextField
          hideLabel
          className={styles['port']}
          label={`${label}: port`}
          placeholder="Port"
          dir="ltr"
          inputMode="numeric"
          maxLength={5}
          value={endpoint.port}
          onChange={(port) => change({ port })}
        />
        <CheckBox
          label={
            <>
              <span className={styles['spoken']}>{label}: </span>TLS
            </>
          }
          checked={endpoint.tls}
          onChange={(tls) => onChange(withTls(endpoints, name, tls))}
        />
      </div>
      {endpoint.path !== null && (
        <TextField
          hideLabel
          label={`${label}: path`}
          placeholder="Path"
          dir="ltr"
          maxLength={512}
          value={endpoint.path}
          onChange={(path) => change({ path })}
        />
      )}
      {problem && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
